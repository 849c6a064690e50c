"""Reads the form of an admin page as a browser would, so that a test changes only what its person changes."""

from html.parser import HTMLParser

from tests.ratings.making import a_document

FORM = "assessment_form"


def _is_sent(attrs):
    """Whether a browser sends an input: boxes and choices only where they have their tick."""
    kind = attrs.get("type")
    return "checked" in attrs if kind in ("checkbox", "radio") else kind not in ("submit", "file")


class _Form(HTMLParser):
    def __init__(self, form_id):
        super().__init__()
        self.form_id, self.inside, self.values = form_id, False, {}
        self.select = self.textarea = None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = attrs.get("id") == self.form_id
        if not self.inside or "disabled" in attrs:
            return
        name = attrs.get("name")
        if tag == "input" and name and _is_sent(attrs):
            self.values[name] = attrs.get("value", "on" if attrs.get("type") == "checkbox" else "")
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in attrs:
            self.values[self.select] = attrs.get("value", "")
        elif tag == "textarea":
            self.textarea, self.values[name] = name, ""

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.textarea = None

    def handle_data(self, data):
        if self.textarea:
            self.values[self.textarea] += data.removeprefix("\n")


def form_values(response, form_id):
    """Return {name: value} of a form as it would be sent back untouched."""
    form = _Form(form_id)
    form.feed(response.content.decode())
    return form.values


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


def address_of(assessment):
    return f"/admin/ratings/assessment/{assessment.pk}/change/"


def row_of(assessment, response, area):
    """Return the prefix of the form of an area on the screen."""
    forms = response.context["inline_admin_formsets"][0].formset.forms
    return next(form.prefix for form in forms if form.judged_area.key == area)


def saved(desk, assessment, area, **values):
    """Open the screen, fill in the form of one area, and save; return the answer."""
    screen = desk.get(address_of(assessment))
    prefix = row_of(assessment, screen, area)
    sent = form_values(screen, FORM) | {f"{prefix}-{name}": value for name, value in values.items()}
    return desk.post(address_of(assessment), sent, follow=True)


def entry(assessment, area, grade, **values):
    """Return what a curator types to enter a grade."""
    found = assessment.version.areas.get(key=area).scale.grades.get(key=grade)
    return {"status": "judged", "grade": found.pk, "printed": str(found.value), "document": a_document().pk} | values
