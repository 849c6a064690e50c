"""How much work a public page costs: python -m benchmarks.pages [DATABASE]

Prints, for each page, the median processor time of an answer made anew and of one that was ready, with their
ratios to a bare view answered in the same run. A cookie, as curators send it, gets every page made anew.
"""

import os
import sys
import time
from statistics import median

import django

PAGES = [
    "/",
    "/?q=hamshire",
    "/authorities/",
    "/authorities/?sort=-age&region=London",
    "/authorities/hampshire/",
    "/authorities/hampshire.csv",
    "/compare/?authority=hampshire&authority=hertfordshire&authority=northamptonshire&as_at=2009-12-31",
    "/compare/?neighbours_of=hampshire",
    "/compare/?neighbours_of=hampshire&view=years",
    "/authorities/hampshire/sif/2014-04-22/",
    "/national/",
    "/national/?framework=annual_rating&as_at=2009-12-31",
    "/national/?area=in_care&region=London",
    "/coverage/",
    "/search/?q=leavers",
    "/frameworks/",
    "/changes/",
    "/changes/?authority=hampshire",
    "/data/",
]
RUNS = 30


def bare(request):
    """Answer without a database, a template or a session: the least that Django can do."""
    from django.http import HttpResponse

    return HttpResponse("ok")


def milliseconds(client, address, **headers):
    """Return the median processor time of an answer."""
    client.get(address, headers=headers)
    taken = []
    for _ in range(RUNS):
        start = time.process_time()
        response = client.get(address, headers=headers)
        taken.append((time.process_time() - start) * 1000)
        if response.status_code != 200:
            raise SystemExit(f"{address} answered {response.status_code}: load the data first (manage.py demo).")
    return median(taken)


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.test import Client
    from django.urls import path

    from authorities.models import Authority
    from config import urls

    urls.urlpatterns.append(path("bare", bare))
    client = Client(SERVER_NAME="localhost", headers={"accept-encoding": "gzip"})  # as every browser sends it
    slugs = Authority.objects.values_list("slug", flat=True)[:20]
    twenty = "/compare/?" + "&".join(f"authority={slug}" for slug in slugs)
    least = milliseconds(client, "/bare", cookie="anew=1")
    print(f"{'page':<60} {'anew, ms':>9} {'× bare':>7} {'ready, ms':>10} {'× bare':>7}")
    for address in ["/bare", *PAGES, twenty]:
        anew, ready = milliseconds(client, address, cookie="anew=1"), milliseconds(client, address)
        print(f"{address[:60]:<60} {anew:>9.2f} {anew / least:>7.1f} {ready:>10.2f} {ready / least:>7.1f}")


if __name__ == "__main__":
    sys.exit(main())
