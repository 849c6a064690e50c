"""The columns of a judgement: those of the downloads beside pages, in their order, which whole files have too."""

from ..cells import Blank
from ..downloads import COLUMNS
from ..models import Assessment, HowRecorded, Judgement, Retirement
from ..quoting import GIVEN, LICENCE_WITHHOLDS, NONE_HELD
from .tables import Column, Type, day, number, text

BANDS = (("1", "best"), ("2", "second"), ("3", "third"), ("4", "lowest"))
KINDS_OF_CHANGE = (
    ("new", "New judgement"),
    *((kind.value, kind.label) for kind in Retirement if kind != Retirement.EVIDENCED),
)

AUTHORITY = (
    text("authority", "Key of the authority judged, as it stood then.", always=True),
    text("authority_name", "Its full legal name.", always=True),
    text("gss_code", "Its code of the Office for National Statistics."),
    text("dfe_code", "The number that the Department for Education gives it."),
)
SOURCE = (
    number("page", "Page of the document."),
    text("source_kind", "What kind of source it is.", Judgement.SourceKind.choices),
    text("source_title", "Title of the source. A source has a title, an address, or both."),
    Column("source_url", "Where the source was published.", Type.ADDRESS),
)
DATA_VERSION = number("data_version", "Of the record that the row is from.", always=True)

_BY_NAME = {
    column.name: column
    for column in (
        day("as_at", "The day asked for."),
        text("compared", "Key of the authority asked for."),
        text("assessment", "Key of the assessment: authority, framework, date. It never changes.", always=True),
        *AUTHORITY,
        text("group", "What it is lined up under: a yearly framework, or a comparison group.", always=True),
        text("framework", "Key of the framework.", always=True),
        text("framework_name", "Its name.", always=True),
        number("version", "Number of the version of the framework; 1 where there is one only.", always=True),
        text(
            "kind", "What kind of inspection: inferred from the days on site, never printed.", Assessment.Kind.choices
        ),
        number("year", "The year rated; for inspections the year fieldwork began.", always=True),
        text("thread", "Key of the question that areas of several frameworks share.", always=True),
        text("area", "Key of the area.", always=True),
        text("area_name", "Its name.", always=True),
        text(
            "status", "Whether it was judged, and if not, why there is no grade.", Judgement.Status.choices, always=True
        ),
        text("reason", "Why there is no grade, as a sentence; empty beside a grade."),
        text("grade", "Key of the grade, on the scale of the area: see areas.csv and grades.csv."),
        text("printed", "The words, or the number, as printed."),
        text("rating", "As pages show it. A number has its words beside it.", always=True),
        number("value", "The number beside the words, where one is printed."),
        number("band", "For order and colour across scales; never a rating by itself.", BANDS),
        day("published_on", "The day it was published, where known."),
        day("inspection_start", "First day on site."),
        day("inspection_end", "Last day on site."),
        text("stated_when", "A month (2011-08) or range (2010-09/2010-10) where no day is known."),
        day("effective_on", "The day it counts from: see “How a day is chosen” on the about page.", always=True),
        *SOURCE,
        text("quote", "The sentence or line that states it, only from documents under the Open Government Licence."),
        text("note", "What a reader must know of it."),
        text("how", "How it came into our record.", HowRecorded.choices, always=True),
        Column("checked", "Whether a second person checked it.", Type.YES_OR_NO, (), True),
        DATA_VERSION,
        text(
            "quote_status",
            "Whether the quote is there, and if not, why.",
            (GIVEN, NONE_HELD, *LICENCE_WITHHOLDS),
            always=True,
        ),
    )
}

DOWNLOADED = tuple(_BY_NAME[name] for name in COLUMNS)
OF_A_QUESTION = ("as_at", "compared")  # what a whole file is not asked
IN_WHOLE_FILES = tuple(column for column in DOWNLOADED if column.name not in OF_A_QUESTION)
BLANKS = tuple(blank.value for blank in Blank)  # further codes of `status`, in files beside pages only
