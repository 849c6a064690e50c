"""What reading costs: python -m benchmarks.extraction [FOLDER] [--files 5000]

Prints, from one run in one process, the processor time of our reading of a folder beside that of PDFium for the text of
all pages alone, and how memory grows while the folder is read again and again. Ratios, to be read as such.
"""

import argparse
import resource
import time
from itertools import cycle, islice
from pathlib import Path

import pypdfium2

from documents.extraction import extract

ROUNDS = 5
EARLY = 500  # files after which memory is first taken


def text_alone(path):
    """Have PDFium make the text of every page, as any reader must."""
    pdf = pypdfium2.PdfDocument(path)
    for page in pdf:
        page.get_textpage().get_text_range()
    pdf.close()


def seconds(read, paths):
    """Return the processor time that reading all paths takes."""
    start = time.process_time()
    for path in paths:
        read(path)
    return time.process_time() - start


def readable(folder):
    """Return the PDFs of a folder that PDFium opens."""
    found = []
    for path in sorted(folder.rglob("*.pdf")):
        try:
            pypdfium2.PdfDocument(path).close()
        except pypdfium2.PdfiumError:
            continue
        found.append(path)
    return found


def compare(paths):
    """Print the quickest of several rounds of each, taken in turns."""
    alone, ours = [], []
    for _ in range(ROUNDS):
        alone.append(seconds(text_alone, paths))
        ours.append(seconds(extract, paths))
    print(f"{len(paths)} files, quickest of {ROUNDS} rounds")
    print(f"PDFium, text alone   {min(alone):6.2f} s")
    print(f"extract              {min(ours):6.2f} s   {min(ours) / min(alone):.2f} × (at most 1.5)")


def grow(paths, files):
    """Print the most memory that was in use after few and after many files."""
    early = None
    for number, path in enumerate(islice(cycle(paths), files), start=1):
        extract(path)
        if number == min(EARLY, files):
            early = most()
    print(f"memory after {min(EARLY, files):,} files {early:,.0f} MB")
    print(f"memory after {files:,} files {most():,.0f} MB   {most() / early:.2f} ×")


def most():
    """Return the most memory that this process had in use, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/reports"))
    parser.add_argument("--files", type=int, default=5000, help="to read while memory is watched")
    given = parser.parse_args()
    paths = readable(given.folder)
    if not paths:
        raise SystemExit(f"{given.folder} holds no PDF: name a folder with reports.")
    compare(paths)
    grow(paths, given.files)


if __name__ == "__main__":
    main()
