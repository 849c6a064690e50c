"""Every column of every file, said once: the data page, the metadata and the files themselves follow from it.

Names are a contract: a column may be added, at the end; none is renamed, moved or given another meaning.
"""

from authorities.models import Authority, Succession

from ..models import Crosswalk, Framework, HowRecorded, Judgement, Point
from ..quoting import LICENCE_WITHHOLDS
from . import judgement_columns as of_judgement
from .judgement_columns import BANDS, DATA_VERSION
from .tables import CC_BY, OGL, Column, Table, Type, day, number, text

JUDGEMENTS = Table(
    "judgements",
    "Judgements",
    "Every judgement that is published now, a row for each: what was judged of whom, when, in which words, and from "
    "which source. It can be loaded again, as every download can.",
    of_judgement.IN_WHOLE_FILES,
    key=("assessment", "area"),
    forms=("csv", "json"),
)

AUTHORITIES = Table(
    "authorities",
    "Authorities",
    "Every authority with social-services duties, abolished and planned ones too, with its codes and who came before "
    "and after it.",
    (
        text("name", "The full legal name, as the body uses it.", always=True),
        text("short_name", "The name of the place, as in our tables.", always=True),
        text("slug", "Key of the authority: “authority” in the other files.", always=True),
        text("gss_code", "Code of the Office for National Statistics."),
        text("former_gss_codes", "Codes it had before, separated by a semicolon."),
        text("dfe_code", "Number that the Department for Education gives it."),
        text("type", "What kind of council it is.", Authority.Type.choices, always=True),
        text("region", "Region of the Office for National Statistics.", always=True),
        day("start", "Its first day.", always=True),
        day("end", "Its last day; empty while it goes on."),
        text("lineage", "The same for bodies that followed each other over exactly the same area.", always=True),
        text("predecessors", "Keys of the bodies before it, separated by a semicolon."),
        text("successors", "Keys of the bodies after it, separated by a semicolon."),
        text("relation", "How its successors followed it.", Succession.Kind.choices),
        text("ofsted_urn", "Its number at Ofsted, for its page there."),
        text("notes", "What else must be known of it."),
        text("source", "Where this is from."),
        DATA_VERSION,
    ),
    key=("slug",),
    licences=(OGL, CC_BY),
)

AREAS = Table(
    "areas",
    "Areas",
    "What each version of each framework gave grades for, in the order printed, with the scale of each area and the "
    "question that it shares with areas of other frameworks.",
    (
        text("framework", "Key of the framework.", always=True),
        text("framework_name", "Its name.", always=True),
        text("body", "Who is judged.", Framework.Body.choices, always=True),
        text("rhythm", "How often.", Framework.Rhythm.choices, always=True),
        text("group", "Frameworks of one comparison group are official precedent for one line.", always=True),
        number("version", "Number of the version of the framework.", always=True),
        text("version_name", "Its name; empty where there is only one."),
        day("starts_on", "First day on site, or year rated, from which it applies.", always=True),
        day("ends_on", "The last; empty while it applies."),
        number("order", "Place of the area in the order printed.", always=True),
        text("area", "Key of the area within its framework.", always=True),
        text("area_name", "Its name.", always=True),
        text("part_of", "Key of the area that it is a part of."),
        text("thread", "Key of the question that areas of several frameworks share.", always=True),
        text("thread_name", "That question.", always=True),
        text("scale", "Key of its scale, in grades.csv.", always=True),
        DATA_VERSION,
    ),
    key=("framework", "version", "area"),
)

GRADES = Table(
    "grades",
    "Grades",
    "Every scale with its grades, best first. Numbers run up on some scales and down on others.",
    (
        text("scale", "Key of the scale.", always=True),
        text("scale_name", "Its name.", always=True),
        text("grade", "Key of the grade on its scale.", always=True),
        text("words", "As the framework words it.", always=True),
        number("value", "The number that the framework prints for it, if any."),
        number("order", "Place on the scale; 1 is best.", always=True),
        number("band", "For order and colour across scales; never a rating by itself.", BANDS, always=True),
        DATA_VERSION,
    ),
    key=("scale", "grade"),
)

CROSSWALK = Table(
    "crosswalk",
    "Crosswalk",
    "Which areas of two frameworks may be compared, with the sentence to show beside them. A pair that is not listed "
    "is not comparable.",
    (
        text("framework_a", "Key of the one framework.", always=True),
        text("area_a", "Key of its area.", always=True),
        text("framework_b", "Key of the other framework.", always=True),
        text("area_b", "Key of its area.", always=True),
        text("relation", "How the two compare.", Crosswalk.Relation.choices, always=True),
        text("sentence", "To be shown wherever the two stand side by side.", always=True),
        DATA_VERSION,
    ),
    key=("framework_a", "area_a", "framework_b", "area_b"),
)

POINTS = Table(
    "points",
    "Points",
    "What the documents formally say is strong, or must improve. Their words only where the document is under the Open "
    "Government Licence; of the others, where they stand.",
    (
        number("point", "Number of the point in our record.", always=True),
        text("assessment", "Key of the assessment.", always=True),
        text("authority", "Key of the authority judged.", always=True),
        text("framework", "Key of the framework.", always=True),
        number("version", "Number of its version.", always=True),
        number("year", "The year rated; for inspections the year fieldwork began.", always=True),
        day("published_on", "The day the assessment was published."),
        number("order", "Place in the order printed.", always=True),
        text("kind", "What kind of point.", Point.Kind.choices, always=True),
        text("body", "Whom it is addressed to.", Point.Body.choices, always=True),
        text("area", "Key of the area it stands under, where it stands under one."),
        text("heading", "The heading it stands under, as printed; withheld with the text."),
        text("text", "Its words, as printed."),
        text("text_withheld", "Why there is no text; empty where there is.", LICENCE_WITHHOLDS),
        number("page", "In the document."),
        text("source_title", "Title of the document."),
        Column("source_url", "Where the document was published.", Type.ADDRESS),
        text("licence", "Under which the document is, as it states itself."),
        text("how", "How it came into our record.", HowRecorded.choices, always=True),
        DATA_VERSION,
    ),
    key=("point",),
)

CHANGES = Table(
    "changes",
    "Changes",
    "What changed in the record, newest first, a row for each judgement: judgements that are new, and judgements that "
    "were corrected, superseded by a better source, or withdrawn.",
    (
        text("change", "Key of the change. It never changes.", always=True),
        text("kind", "What kind of change.", of_judgement.KINDS_OF_CHANGE, always=True),
        Column("at", "When it was recorded, in universal time.", Type.MOMENT, (), True),
        text("assessment", "Key of the assessment.", always=True),
        *of_judgement.AUTHORITY,
        text("framework", "Key of the framework.", always=True),
        text("framework_name", "Its name.", always=True),
        number("year", "The year rated; for inspections the year fieldwork began.", always=True),
        text("area", "Key of the area.", always=True),
        text("area_name", "Its name.", always=True),
        text("old_status", "Status before; empty where the judgement is new.", Judgement.Status.choices),
        text("old_grade", "Grade before, by its key."),
        text("old_printed", "Words before, as printed."),
        text("old_rating", "Rating before, as pages show it."),
        text("status", "Status after; empty where the judgement was withdrawn.", Judgement.Status.choices),
        text("grade", "Grade after, by its key."),
        text("printed", "Words after, as printed."),
        text("rating", "Rating after, as pages show it."),
        text("reason", "Why the old row was retired, in the words of whoever did; empty where the judgement is new."),
        *of_judgement.SOURCE,
        text("how", "How the row after came into our record; of a withdrawal, the row before.", HowRecorded.choices),
        number("data_version", "The data version from which the change is public.", always=True),
    ),
    key=("change",),
    forms=("csv", "json"),
)

WHOLE = (JUDGEMENTS, AUTHORITIES, AREAS, GRADES, CROSSWALK, POINTS)
TABLES = {table.name: table for table in (*WHOLE, CHANGES)}
