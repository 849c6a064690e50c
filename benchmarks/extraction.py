"""How long reading reports takes, and how much memory: python -m benchmarks.extraction [FOLDER] [--files 5000]

Reads a folder's PDFs over and over, and prints the most memory that was ever in use after a tenth of the files and
after all of them. Then prints the least processor time in which pypdfium2 gives the text of all pages and nothing else,
the least in which we say what they state, and the ratio: each file by turns and the quickest of several rounds, in the
same process.
"""

import argparse
import resource
import sys
import time
from itertools import cycle, islice
from pathlib import Path

import pypdfium2

from documents.extraction import extract

REPORTS = Path(__file__).resolve().parents[2] / "shared" / "reports"
ROUNDS = 3
MEGABYTE = 1_000_000 if sys.platform == "darwin" else 1000  # in the unit in which the system counts memory


def text_alone(path):
    """Read the text of every page: the least that any reader must do."""
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            page.get_textpage().get_text_range()


def seconds(read, path):
    """Return the processor time in which a function reads a file."""
    start = time.process_time()
    read(path)
    return time.process_time() - start


def most_memory():
    """Return how many megabytes this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


def compare_times(paths, rounds):
    taken = {(read, path): [] for path in paths for read in (text_alone, extract)}
    for _ in range(rounds):
        for (read, path), times in taken.items():
            times.append(seconds(read, path))
    least, ours = (sum(min(taken[read, path]) for path in paths) for read in (text_alone, extract))
    print(f"{'reading ' + str(len(paths)) + ' reports':<40} {'seconds':>9} {'a report, ms':>13}")
    print(f"{'pypdfium2, text alone':<40} {least:>9.2f} {1000 * least / len(paths):>13.1f}")
    print(f"{'documents.extraction.extract':<40} {ours:>9.2f} {1000 * ours / len(paths):>13.1f}")
    print(f"{'ratio':<40} {ours / least:>9.2f}")


def compare_memory(paths, files):
    early = max(1, files // 10)
    print(f"{'files read in one process':<40} {'MB':>9}")
    for number, path in enumerate(islice(cycle(paths), files), start=1):
        extract(path)
        if number == early:
            first = most_memory()
            print(f"{early:<40,} {first:>9.1f}")
    print(f"{files:<40,} {most_memory():>9.1f}")
    print(f"{'ratio':<40} {most_memory() / first:>9.2f}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=REPORTS)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="of each of the two (default: %(default)s)")
    parser.add_argument(
        "--files", type=int, default=5000, help="read for the memory; 0 for none (default: %(default)s)"
    )
    options = parser.parse_args()
    paths = [path for path in sorted(options.folder.rglob("*.pdf")) if b"%PDF-" in path.read_bytes()[:1024]]
    if not paths:
        raise SystemExit(f"There are no PDFs in {options.folder}: name a folder with reports.")
    if options.files:
        compare_memory(paths, options.files)  # first: memory that was once in use counts ever after
    compare_times(paths, options.rounds)


if __name__ == "__main__":
    sys.exit(main())
