"""What the rows of files have in common, read once: authorities, frameworks, areas, grades, in the cells they fill."""

from functools import cached_property, lru_cache
from itertools import groupby

from authorities.models import Authority

from ..cells import Cell, rating_in_words
from ..models import Grade, Judgement
from ..standing import head_of

# Column of authorities.csv → field, where they are called differently
FIELDS = {"region": "region__name", "start": "opened_on", "end": "closed_on"}
FETCHED = (
    "pk", "name", "short_name", "slug", "gss_code", "former_gss_codes", "dfe_code", "type", "region__name", "opened_on",
    "closed_on", "lineage", "ofsted_urn", "notes", "source", "successions__successor__slug", "successions__kind",
)  # fmt: skip


class Reference:
    """Cells by id; each part is read when it is first asked for, with one query."""

    def __init__(self, catalogue):
        self.catalogue = catalogue
        self.words = lru_cache(maxsize=10_000)(self._words)

    @cached_property
    def bodies(self):
        """{id: {field, or column, of an authority: its value}}, by key, with who came before and after it."""
        found, before = {}, {}
        rows = Authority.objects.order_by("slug", "successions__successor__slug").values(*FETCHED)
        for key, same in groupby(rows, key=lambda row: row["pk"]):
            body, *others = same
            after = [row["successions__successor__slug"] for row in (body, *others)]
            for slug in filter(None, after):
                before.setdefault(slug, []).append(body["slug"])
            links = {"successors": ";".join(filter(None, after)), "relation": body["successions__kind"]}
            found[key] = body | links
        for body in found.values():
            body["predecessors"] = ";".join(before.get(body["slug"], []))
        return found

    @cached_property
    def authorities(self):
        """{id: (key, name, GSS code, DfE code)}."""
        names = "slug", "name", "gss_code", "dfe_code"
        return {key: tuple(body[name] or None for name in names) for key, body in self.bodies.items()}

    @cached_property
    def versions(self):
        """{id: (what it is lined up under, framework, its name, number)}."""
        return {
            key: (head_of(each.framework), each.framework.key, each.framework.name, each.version.number)
            for key, each in self.catalogue.versions.items()
        }

    @cached_property
    def areas(self):
        """{id: (thread, key, name)}."""
        return {key: (area.thread.key, area.key, area.name) for key, area in self.catalogue.areas.items()}

    @cached_property
    def grades(self):
        """{id: Grade}, scale by scale, best first."""
        return {grade.pk: grade for grade in Grade.objects.select_related("scale")}

    def value(self, status, grade, printed, note=""):
        """Return (grade's key, words as printed, rating as pages show it, band, why there is none) of a value.

        Kept: few values differ. A note counts only where it says why there is no grade.
        """
        return self.words(status, grade, printed, "" if grade else note)

    def _words(self, status, grade, printed, note):
        found = self.grades.get(grade)
        judgement = Judgement(status=status, grade=found, printed=printed, note=note)
        reason = Cell(judgement=judgement).reason or None
        key, band = (found.key, found.band) if found else (None, None)
        return key, printed or None, rating_in_words(judgement), band, reason
