"""Words that were pasted, as a file."""

from django.core.files.base import ContentFile

PASTED = "Pasted letter"  # the name of such a file


class Pasted(ContentFile):
    """A plain text in UTF-8."""

    def __init__(self, words):
        super().__init__(words.replace("\r\n", "\n").encode())
