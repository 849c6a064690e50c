"""What stands on the screen of one document: what was read of it, beside what is published."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ..models import Judgement, JudgementArea, ProposedAssessment, ProposedJudgement
from ..occasions import other_days, published_of
from ..review import adds_nothing, points_of, same_value, source_kind
from .marks import mark_of, pages_with


@dataclass
class Row:
    """One area: what was read, what is published; either may be None."""

    area: JudgementArea
    proposal: ProposedJudgement | None
    published: Judgement | None

    @property
    def is_open(self):
        """Whether a value was read and nobody decided about it."""
        return self.proposal is not None and not self.proposal.outcome

    @property
    def may_be_entered(self):
        """Whether nothing waits for a decision and nothing is published: a person may enter what the document says."""
        return not self.is_open and self.published is None

    @property
    def is_in_conflict(self):
        """Whether another value is published than was read."""
        return bool(self.is_open and self.published and not same_value(self.proposal, self.published))

    @property
    def is_clean(self):
        """Whether what was read may be accepted with all others, unless it is in doubt by itself."""
        return self.is_open and not self.is_in_conflict and not self.proposal.doubts

    @property
    def adds_nothing(self):
        """Whether accepting what was read would leave what is published as it is."""
        same = self.is_open and self.published and same_value(self.proposal, self.published)
        return bool(same) and adds_nothing(self.published, source_kind(self.proposal.extraction).rank)


@dataclass
class Part:
    """One assessment that a document is about, its areas in the order in which the framework prints them."""

    about: ProposedAssessment
    published: object  # the Assessment, or None
    rows: list
    points: list  # [(position in the reading, point)]
    has_points: bool  # whether some were ever published

    @property
    def other_days(self):
        """[(which day in words, as read, as published)] of the days that are not the same."""
        return other_days(self.about, self.published) if self.published else []

    @property
    def is_begun(self):
        """Whether some value of it was published before: its points were decided then."""
        return any(row.proposal and row.proposal.judgement_id for row in self.rows)

    @property
    def is_by_hand(self):
        """Whether nothing of it was read."""
        return all(row.proposal is None for row in self.rows)

    @property
    def is_known(self):
        """Whether it is told whose assessment it is, and no day speaks against it."""
        return bool(self.published or self.about.authority_id) and not self.other_days


@dataclass
class Sheet:
    document: object
    extraction: object  # the newest Extraction, or None
    parts: list

    @property
    def rows(self):
        return [row for part in self.parts for row in part.rows]

    @property
    def open_rows(self):
        return [row for row in self.rows if row.is_open]

    @property
    def doubts(self):
        """Doubts about the document as a whole, and not about one of its values."""
        own = {doubt for row in self.rows if row.proposal for doubt in row.proposal.doubts}
        return [doubt for doubt in (self.extraction.warnings if self.extraction else []) if doubt not in own]

    @property
    def may_be_accepted_whole(self):
        """Whether nothing is in doubt or in conflict, and every assessment is known for what it is."""
        if self.doubts or not self.open_rows:
            return False
        known = all(part.is_known for part in self.parts if any(row.is_open for row in part.rows))
        return known and all(row.is_clean for row in self.open_rows)

    @property
    def state(self):
        """A word for what is decided and published: a screen made of another is out of date."""
        said = [
            (row.proposal and row.proposal.pk, row.is_open, row.published and row.published.pk) for row in self.rows
        ]
        known = [(part.about.pk, part.published and part.published.pk) for part in self.parts]
        return hashlib.sha256(repr((self.extraction and self.extraction.pk, said, known)).encode()).hexdigest()[:16]

    def refresh(self):
        """Forget what a transaction did that was taken back."""
        for part in self.parts:
            part.about.refresh_from_db()
        for row in self.rows:
            if row.proposal:
                row.proposal.refresh_from_db()

    def pages(self, *, everything=False):
        """Return [(page, its marks)] of the first page and those with what was read; of all where that is nothing."""
        marks = [mark_of(row.proposal) for row in self.rows if row.proposal]
        points = {point["page"] for part in self.parts for _, point in part.points}
        return pages_with(self.document, marks, also=points, everything=everything or not marks)


def sheet_of(document):
    """Return the Sheet of a document."""
    extraction = document.extractions.order_by("-made_at", "-pk").first()
    abouts = extraction.assessments.select_related("framework", "authority", "assessment") if extraction else []
    return Sheet(document, extraction, [_part(extraction, about) for about in abouts])


def _part(extraction, about):
    published = published_of(about)
    read = about.proposals.select_related("area__scale", "grade", "decided_by", "judgement")
    proposals = {proposal.area_id: proposal for proposal in read}
    for each in (about, *proposals.values()):
        each.extraction = extraction  # one and the same: its document may join another
    judged = published.judgements.current() if published else Judgement.objects.none()
    current = {row.area_id: row for row in judged.select_related("area", "grade", "document")}
    rows = [Row(area, proposals.get(area.pk), current.get(area.pk)) for area in areas_of(about, published, proposals)]
    has_points = bool(published) and published.points.exists()
    return Part(about, published, rows, points_of(extraction, about.framework), has_points)


def areas_of(about, published, proposals):
    """Return the areas of the version that was in use, in printed order, and any others that were read."""
    version = published.version if published else version_of(about.framework, about.inspection_start, about.year)
    if version:
        rows = version.version_areas.order_by("position").select_related("area__scale")
        areas = [row.area for row in rows.prefetch_related("area__scale__grades")]
    else:  # told apart once the year is given
        areas = list(about.framework.areas.select_related("scale").prefetch_related("scale__grades"))
    return areas + [proposal.area for proposal in proposals.values() if proposal.area not in areas]


def version_of(framework, start, year):
    """Return the FrameworkVersion that a first day on site, or else a year, means; None where neither is known."""
    if not (start or year):
        return None
    first, last = (start, start) if start else (date(year, 1, 1), date(year, 12, 31))
    rows = framework.versions.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=first), starts_on__lte=last)
    return rows.order_by("-starts_on").first()
