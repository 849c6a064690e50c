"""What a table of a file is: its columns, each with what it holds, its type and its codes."""

from dataclasses import dataclass
from enum import Enum

OGL = ("Open Government Licence v3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/")
CC_BY = ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")


class Type(Enum):
    """What a cell holds: (in words, as CSV on the Web names it)."""

    TEXT = ("text", "string")
    NUMBER = ("whole number", "integer")
    DAY = ("day, as 2009-12-31", "date")
    MOMENT = ("moment, as 2026-11-22T09:30:00Z", "dateTime")
    ADDRESS = ("web address", "anyURI")
    YES_OR_NO = ("yes or no", {"base": "boolean", "format": "yes|no"})

    @property
    def words(self):
        return self.value[0]

    @property
    def datatype(self):
        return self.value[1]


@dataclass(frozen=True)
class Column:
    """`codes` are (code, what it means) where a cell is one of them; a cell of `always` is never empty."""

    name: str
    what: str
    type: Type = Type.TEXT
    codes: tuple = ()
    always: bool = False


@dataclass(frozen=True)
class Table:
    """One table; `key` names the columns that tell its rows apart, `forms` the files it comes as."""

    name: str
    title: str
    what: str
    columns: tuple
    key: tuple
    licences: tuple = (OGL,)
    forms: tuple = ("csv",)

    @property
    def names(self):
        """The names of the columns, in order: the first row of the CSV."""
        return [column.name for column in self.columns]

    @property
    def files(self):
        """The names of its files."""
        return [f"{self.name}.{form}" for form in self.forms]


def text(name, what, codes=(), *, always=False):
    return Column(name, what, Type.TEXT, tuple(codes), always)


def number(name, what, codes=(), *, always=False):
    return Column(name, what, Type.NUMBER, tuple(codes), always)


def day(name, what, *, always=False):
    return Column(name, what, Type.DAY, (), always)
