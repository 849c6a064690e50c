"""A grid of values in words: a row for each authority or occasion, a column for each area. Pages and files share it."""

from dataclasses import dataclass, replace

from authorities.models import Authority

from .cells import Cell
from .likeness import aside
from .models import Assessment, Judgement, JudgementArea
from .standing import Line

AT_SECOND_HAND = {
    Judgement.SourceKind.RESTATED: " (restated in a later report)",
    Judgement.SourceKind.SECONDARY: " (secondary source)",
}


@dataclass(frozen=True)
class Column:
    """One line of judgements; `notes` say how its cells compare where they are of different areas."""

    line: Line
    label: str
    notes: tuple
    newest: JudgementArea | None  # of the areas that stand in it


@dataclass(frozen=True)
class Entry:
    """One row: whose, of which occasion, and its cells in the order of the columns."""

    authority: Authority
    assessment: Assessment | None
    pairs: list[tuple[Column, Cell]]

    @property
    def cells(self):
        return [cell for _, cell in self.pairs]

    @property
    def age(self):
        """How old the judgements of the row are on the day, in words; "" where it has none."""
        return next((cell.age for cell in self.cells if cell.age), "")

    @property
    def judgements(self):
        return [cell.judgement for cell in self.cells if cell.judgement]

    @property
    def sources(self):
        """Return [(a judgement that has it, labels of the columns it is the source of)]; one source needs no labels."""
        found = {}
        for column, cell in self.pairs:
            if row := cell.judgement:
                key = (row.document_id, row.page, row.source_kind, row.note)
                found.setdefault(key, (row, []))[1].append(column.label)
        return [(row, labels if len(found) > 1 else []) for row, labels in found.values()]

    @property
    def quotes(self):
        """Return [(label of a column, its judgement)] of those that have the sentence or line that states them."""
        return [
            (column.label, cell.judgement) for column, cell in self.pairs if cell.judgement and cell.judgement.quote
        ]

    @property
    def blank(self):
        """The cell that speaks for the whole row where all of it is blank for the same reason, or None."""
        reasons = {(cell.blank, cell.sentence) for cell in self.cells}
        return self.cells[0] if len(reasons) == 1 and self.cells[0].blank else None

    @property
    def judged_body(self):
        """The body that was judged, where it is another than the one that is shown; else None."""
        judged = self.assessment.authority if self.assessment else self.authority
        return judged if judged != self.authority else None


@dataclass(frozen=True)
class Grid:
    columns: list[Column]
    entries: list[Entry]

    def values(self):
        """Yield (authority of the row, column, cell), row by row, just as a page shows them."""
        for entry in self.entries:
            for column, cell in entry.pairs:
                yield entry.authority, column, cell

    def cells_of(self, column):
        return [cell for entry in self.entries for one, cell in entry.pairs if one == column]

    def without(self, columns):
        """Return the same grid without some of its columns."""
        entries = [replace(entry, pairs=[p for p in entry.pairs if p[0] not in columns]) for entry in self.entries]
        return Grid([column for column in self.columns if column not in columns], entries)


def grid(lines, rows, *, catalogue):
    """Return the `Grid` of `rows` [(authority, assessment or None, {line: cell})] over `lines`."""
    columns = [_column(line, [cells[line] for _, _, cells in rows], catalogue) for line in lines]
    entries = [
        Entry(
            authority, assessment, [(column, _with_aside(cells[column.line], column, catalogue)) for column in columns]
        )
        for authority, assessment, cells in rows
    ]
    return Grid(columns, entries)


def _column(line, cells, catalogue):
    order = list(catalogue.areas)
    areas = sorted({cell.area for cell in cells if cell.area}, key=lambda area: order.index(area.pk), reverse=True)
    names = {area.name for area in areas}
    label = names.pop() if len(names) == 1 else line.thread.name
    return Column(line, label, tuple(catalogue.notes(areas)), areas[0] if areas else None)


def _with_aside(cell, column, catalogue):
    """Return a cell that says of its area what a reader must know who compares it with the others of its column."""
    if cell.area is None:
        return cell
    said = aside(cell.area, column.newest, catalogue=catalogue)
    return replace(cell, aside=said or (cell.area.name if cell.area.name != column.label else ""))


def unchecked(judgements):
    """Return, as a sentence, that not all `judgements` of a page are checked by a second person; "" where they are."""
    checked = [judgement.checked for judgement in judgements]
    if all(checked):
        return ""
    if not any(checked):
        return "No judgement on this page is checked by a second person yet."
    verb = "are" if sum(checked) > 1 else "is"
    return f"Only {sum(checked)} of the {len(checked)} judgements on this page {verb} checked by a second person yet."


def sources_of(cells):
    """Return [(Document, the occasions that it is the source of, in words)] of cells, each document once.

    An occasion says where a document is not the published one itself.
    """
    found = {}
    for cell in cells:
        if cell.judgement:
            occasion = f"{cell.assessment}{AT_SECOND_HAND.get(cell.judgement.source_kind, '')}"
            found.setdefault(cell.judgement.document, {})[occasion] = None
    return [(document, "; ".join(occasions)) for document, occasions in found.items()]
