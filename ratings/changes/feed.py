"""The changes as an Atom feed. Entries keep their ids for ever, whatever the site is called."""

import uuid

from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed

MOST = 40  # entries
TYPE = "application/atom+xml; charset=utf-8"
RIGHTS = "Contains public sector information licensed under the Open Government Licence v3.0."


class Feed(Atom1Feed):
    """A feed that was updated with the data: without entries Django would say now."""

    def latest_post_date(self):
        return self.feed["updated"]


def feed(events, *, title, path, page, version, asked, absolute):
    """Return a feed as text; `events` are described, `absolute` makes a whole address of a path."""
    found = Feed(
        title=title,
        link=absolute(page),
        description="New judgements, and corrections of what was published, with their reasons.",
        language="en-GB",
        author_name="Yardstick (unofficial)",
        feed_url=absolute(path),
        feed_guid=_id(path),
        feed_copyright=RIGHTS,
        updated=version.made_at,
    )
    for event in events:
        summary = render_to_string("ratings/_feed_entry.html", {"event": event, "files": absolute("/changes.csv")})
        found.add_item(
            title=plain(event.title),
            link=absolute(event.whose.get_absolute_url() if event.whose else page),
            description=plain(summary),
            unique_id=_id(*_tells_apart(event, asked)),
            pubdate=event.at,
            updateddate=event.at,
        )
    return found.writeString("utf-8")


def _tells_apart(event, asked):
    """Return what tells an event from all others. A load holds only what a feed asks for, so it is one of that feed."""
    about = event.first.key if event.assessment else f"load?{asked.query()}"
    return event.kind, str(event.version), about


def _id(*parts):
    return uuid.uuid5(uuid.NAMESPACE_URL, "/".join(["yardstick", "changes", *parts])).urn


def plain(text):
    """Return a text without the characters that XML cannot hold."""
    return "".join(character for character in text if character.isprintable() or character == "\n")
