"""What Lighthouse says of the four pages that readers begin with: python -m benchmarks.lighthouse [RUNS]

Runs a site of its own, as a fresh clone shows it. Prints, for each page, the least of RUNS (5) for accessibility, best
practices and SEO, and the median for performance. npm brings Lighthouse; it is no part of the project.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import django

LIGHTHOUSE = ["npx", "--yes", "lighthouse@13.5.0"]
PAGES = [
    "/",
    "/authorities/hampshire/",
    "/compare/?authority=hampshire&authority=hertfordshire&authority=northamptonshire&as_at=2009-12-31",
    "/national/",
]
LEAST = ["accessibility", "best-practices", "seo"]


def main(runs=5):
    from tests.functional.running import running_site

    sys.stdout.write(f"{'page':<42} {'performance':>11} {'accessibility':>14} {'best-practices':>15} {'seo':>4}\n")
    with running_site() as site:
        for page in PAGES:
            found = [scores(site.address + page) for _ in range(runs)]
            shown = [median(one["performance"] for one in found)] + [min(one[name] for one in found) for name in LEAST]
            sys.stdout.write("{:<42.42} {:>11.0f} {:>14.0f} {:>15.0f} {:>4.0f}\n".format(page, *shown))


def scores(address):
    """Return {category: 0 to 100} of one look at a page, by a phone that Lighthouse makes up."""
    from tests.functional import chromium

    flags = " ".join(["--headless=new", *chromium.FLAGS])
    environment = os.environ | {"CHROME_PATH": chromium.executable()}
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        command = [*LIGHTHOUSE, address, "--quiet", "--output=json", f"--output-path={report.name}"]
        command.append(f"--chrome-flags={flags}")
        for _ in range(3):  # on a busy machine the browser does not always answer Lighthouse in time
            if not subprocess.run(command, check=False, env=environment, capture_output=True).returncode:  # noqa: S603
                break
        categories = json.loads(Path(report.name).read_text(encoding="utf-8"))["categories"]
    return {name: 100 * category["score"] for name, category in categories.items()}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    main(*map(int, sys.argv[1:]))
