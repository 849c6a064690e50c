"""A sentence first: what a comparison shows, before anybody reads a grid."""

from .cells import rating_in_words, uncapital
from .likeness import Likeness

FEW = 4  # who are named; of more it is said how many


def summary(comparison):
    """Return sentences that say what a `Comparison` shows; [] where it shows nothing of the council."""
    sections = [section for section in comparison.sections if not section.apart]
    sentences = [_overall(section) for section in sections[:1]]
    if len(comparison.bodies) > 1:
        sentences += [*_shared(comparison.bodies), _likeness(comparison)]
    return [sentence for sentence in sentences if sentence]


def _overall(section):
    """Return who holds which overall grade in a section, best first; "" where it has none."""
    column = next((column for column in section.alike if column.line.thread.key == "overall"), None)
    if column is None:
        return ""
    said, graded = {}, False
    for entry in section.whole.entries:
        cell = dict(entry.pairs)[column]
        graded |= bool(cell.band)
        said.setdefault(_place(cell), {})[entry.judged_body or entry.authority] = None
    if not graded:
        return ""
    parts = [f"{words} for {_names(who)}" for (_, _, words), who in sorted(said.items())]
    return f"{column.label}: {'; '.join(parts)}."


def _place(cell):
    """Return what sorts a cell into the sentence, and its words: grades best first, then why there is none."""
    if cell.band:
        return (cell.band, cell.judgement.grade_id, f"“{rating_in_words(cell.judgement)}”")
    return (5, 0, uncapital(cell.words))


def _names(authorities):
    """Return who they are, in words; `authorities` are the bodies that were judged, each once."""
    if len(authorities) > FEW:
        return f"{len(authorities)} authorities"
    names = [authority.short_name for authority in authorities]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _shared(bodies):
    """Return a sentence for each area of which several bodies are compared: their rows show one judgement."""
    of_one_area = {}
    for body in bodies:
        of_one_area.setdefault(body.answering, []).append(body.asked)
    return [
        f"{_names(asked)} are one area: their rows show the same judgements, counted once."
        for answering, asked in of_one_area.items()
        if answering and len(asked) > 1
    ]


def _likeness(comparison):
    """Return in how many areas all stand alike, in how many they differ, and how many cannot be compared for all."""
    same, differ, unclear = (len(comparison.areas(likeness)) for likeness in Likeness)
    number = same + differ + unclear
    if number < 2:
        return ""
    if len({body.answering for body in comparison.bodies}) == 1:
        return ""  # bodies of one area: nobody to be alike
    parts = [f"the same in {same or 'none'} of {number} areas"]
    parts += [f"different in {differ}"] if differ else []
    parts += [f"in {unclear} not known of all, or not comparable"] if unclear else []
    sentence = "; ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."
