"""What somebody looks for, and where it stands in a text.

One pattern a term is asked of the database and marks the words on the page, so that what is found is what is marked.
SQLite, which asks Python, and PostgreSQL read it alike.
"""

import re
import unicodedata
from dataclasses import dataclass

from ..questions import Problem, shown

MOST_LETTERS, MOST_TERMS = 200, 10
QUOTATION_MARKS = str.maketrans("“”„‟«»", '""""""')  # phones write them curled
TERM = re.compile(r'"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+)')
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Term:
    """Words that follow each other; the last, or only, one in the singular or plural, or with any ending."""

    words: tuple[str, ...]
    is_phrase: bool = False
    any_ending: bool = False

    @property
    def pattern(self):
        """Return the regular expression that finds it, whatever the case and the punctuation between its words.

        The letters come first and what may not stand before them after: Python finds them twice as fast so.
        """
        *before, last = self.words
        stem, ending = self._last(last)
        first, *rest = [*before, stem]
        return rf"{first}(?<!\w{first})" + "".join(rf"\W+{word}" for word in rest) + ending

    def _last(self, word):
        if self.any_ending:
            return word, r"\w*"
        stem, ending = (word, "") if self.is_phrase else forms(word)
        return stem, rf"{ending}(?!\w)"


def forms(word):
    """Return (what singular and plural of a word begin with, the pattern of their endings)."""
    small = word.lower()
    if len(word) < 3 or not word.isalpha():
        return word, ""
    if small.endswith("ies"):
        return word[:-3], "(?:y|ies?)"
    if small.endswith("y") and small[-2] not in "aeiou":
        return word[:-1], "(?:y|ies)"
    if small.endswith(("ss", "us", "is")):
        return word, "(?:es)?"
    if small.endswith(("ses", "xes", "zes", "ches", "shes")):
        return word[:-2], "(?:es?)?"
    if small.endswith("s") and len(word) > 3:
        return word[:-1], "s?"
    return word, "(?:e?s)?"


@dataclass(frozen=True)
class Words:
    """All terms must occur in a text, in any order. Without terms every text is found; `problem` says what is wrong."""

    typed: str = ""
    terms: tuple[Term, ...] = ()
    problem: Problem | None = None

    def pieces(self, text):
        """Return [(a piece of the text, whether it is one of the words)]: put together, they are the text."""
        if not self.terms:
            return [(text, False)]
        longest_first = sorted(self.terms, key=lambda term: (-len(term.words), not term.any_ending))
        found, end = [], 0
        for match in re.finditer("|".join(term.pattern for term in longest_first), text, re.IGNORECASE):
            found += [(text[end : match.start()], False), (match[0], True)]
            end = match.end()
        return [(piece, is_word) for piece, is_word in [*found, (text[end:], False)] if piece]

    @property
    def wider(self):
        """Return the same words without quotation marks and with any ending; "" where that is what was asked."""
        if all(term.any_ending and len(term.words) == 1 for term in self.terms):
            return ""
        stems = [word if term.any_ending else forms(word)[0] for term in self.terms for word in term.words]
        return " ".join(f"{stem}*" for stem in dict.fromkeys(stems))


def words_of(typed):
    """Return the `Words` that somebody typed: words, words* with any ending, “phrases” as they stand."""
    typed = typed.strip()
    if len(typed) > MOST_LETTERS:
        return Words(shown(typed, most=MOST_LETTERS), problem=Problem("q", f"Write at most {MOST_LETTERS} letters."))
    found = TERM.finditer(unicodedata.normalize("NFKC", typed).translate(QUOTATION_MARKS))
    terms = tuple(dict.fromkeys(term for match in found if (term := _term(match)).words))
    clean = shown(typed, most=MOST_LETTERS)
    if clean and not terms:
        return Words(clean, problem=Problem("q", f"There is no word in “{clean}”: write a letter or a number."))
    if len(terms) > MOST_TERMS:
        return Words(clean, problem=Problem("q", f"Write at most {MOST_TERMS} words, or put a phrase in quotes."))
    return Words(clean, terms)


def _term(match):
    text = match["word"] or match["phrase"] or ""
    is_phrase = match["word"] is None
    return Term(tuple(WORD.findall(text)), is_phrase, any_ending=not is_phrase and text.endswith("*"))
