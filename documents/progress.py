"""Says how far a command is, on a terminal; in a file or a pipe it says nothing."""


class Progress:
    """A line that counts: "Read 12 of 497". Used as a context; the line is gone at its end."""

    def __init__(self, stream, total):
        self.stream, self.total, self.done = stream, total, 0
        self.shown = bool(getattr(stream, "isatty", lambda: False)())

    def __enter__(self):
        return self

    def __exit__(self, *raised):
        self.clear()

    def step(self):
        """Count one more file."""
        self.done += 1
        if self.shown:
            self.stream.write(f"\rRead {self.done:,} of {self.total:,}", ending="")
            self.stream.flush()

    def clear(self):
        """Take the line away, so that others may be written."""
        if self.shown:
            self.stream.write("\r\x1b[K", ending="")


def summary(recognised, total):
    """Return the closing line: "Read 497: 493 recognised, 4 not."."""
    return f"Read {total:,}: {recognised:,} recognised, {total - recognised:,} not."
