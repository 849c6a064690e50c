"""How much of a document's own words leaves this site, by the terms that it states itself."""

from documents.licences import is_open

SHORT = 160  # characters of a text whose document may only be quoted shortly
GIVEN = ("given", "It is there")
NONE_HELD = ("none_held", "We hold none")
NOT_OGL = ("not_ogl", "Left out: the document is not under the Open Government Licence")
NOT_KNOWN = ("licence_not_known", "Left out: we do not know the licence of the document")
LICENCE_WITHHOLDS = (NOT_OGL, NOT_KNOWN)


def shortened(text, document):
    """Return words of a document as pages show them: whole under an open licence, else a short quotation."""
    if document.is_open or len(text) <= SHORT:
        return text
    return text[:SHORT].rsplit(" ", 1)[0] + " …"


def withheld(licence):
    """Return the code for why files hold no words of a document, or None where they do."""
    if is_open(licence):
        return None
    return NOT_OGL[0] if licence else NOT_KNOWN[0]


def in_files(quote, licence):
    """Return (a quote as files hold it, or None; the code that says whether it is there, and if not, why)."""
    if not quote:
        return None, NONE_HELD[0]
    why = withheld(licence)
    return (None, why) if why else (quote, GIVEN[0])
