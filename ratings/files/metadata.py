"""The dictionary of a file for machines, as “CSV on the Web” has it (https://www.w3.org/TR/tabular-metadata/)."""

from .tables import Type

TYPE = "application/csvm+json"
SUFFIX = "-metadata.json"
PUBLISHER = "Yardstick (unofficial)"


def metadata(table, version):
    """Return the metadata of a table's CSV, which stands beside it, in a data version."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": f"{table.name}.csv",
        "dc:title": table.title,
        "dc:description": table.what,
        "dc:publisher": PUBLISHER,
        "dc:license": [{"@id": address} for _, address in table.licences],
        "dc:modified": {"@value": f"{version.made_at:%Y-%m-%d}", "@type": "xsd:date"},
        "dc:hasVersion": str(version.pk),
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True},
        "tableSchema": {
            "columns": [_column(column) for column in table.columns],
            "primaryKey": list(table.key),
        },
    }


def _column(column):
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": " ".join([column.what, *(f"{code}: {words}." for code, words in column.codes)]),
        "datatype": _coded(column) if column.codes else column.type.datatype,
        "null": "",
        "required": column.always,
    }


def _coded(column):
    """Return the datatype of a column that is one of its codes: words are listed, numbers have a first and a last."""
    codes = [code for code, _ in column.codes]
    if column.type is Type.NUMBER:
        return {"base": column.type.datatype, "minimum": codes[0], "maximum": codes[-1]}
    return {"base": column.type.datatype, "format": "|".join(codes)}
