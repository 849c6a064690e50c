"""What a query string asks for, checked in one place. Any string gets an answer in words, never an error page."""

from .compare import CompareQuestion, compare_question
from .days import Problem, asked_day, possible_day, shown
from .names import every_name, unknown_authorities
from .picture import PictureQuestion, picture_question

__all__ = [
    "CompareQuestion",
    "PictureQuestion",
    "Problem",
    "asked_day",
    "compare_question",
    "every_name",
    "picture_question",
    "possible_day",
    "shown",
    "unknown_authorities",
]
