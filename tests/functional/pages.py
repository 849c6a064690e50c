"""One reader's window: opens pages as a phone or desktop does, and notes whatever must not happen on any page."""

from urllib.parse import urlsplit

from config import assets

DESK = "/admin/"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STATUS_OF_THE_PAGE = "Failed to load resource: the server responded with a status of"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Window:
    """A browser window of its own, without cookies, that remembers what went wrong in it."""

    def __init__(self, browser, site, *, width=1280, javascript=True):
        self.site = site
        self.width = width
        self.wrong = []
        self.at_the_desk = False
        self.context = browser.new_context(base_url=site.address, viewport={"width": width, "height": 900})
        self.page = self.context.new_page()
        self.page.on("console", self.note_message)
        self.page.on("pageerror", lambda error: self.wrong.append(f"uncaught: {error}"))
        self.page.on("request", self.note_request)
        # Playwright's own switch would also keep axe from running: see `accessibility_problems`
        self.scripting = self.context.new_cdp_session(self.page)
        self.javascript = javascript
        self.allow_scripts(javascript)

    def allow_scripts(self, allowed):
        self.scripting.send("Emulation.setScriptExecutionDisabled", {"value": not allowed})

    def note_message(self, message):
        """Note an error on the console, except that the page itself is a 404 or so: `open` looks at that."""
        about_itself = message.text.startswith(STATUS_OF_THE_PAGE) and message.location["url"] == self.page.url
        if message.type == "error" and not about_itself:
            self.wrong.append(f"console: {message.text} ({message.location['url']})")

    def note_request(self, request):
        address = urlsplit(request.url)
        self.at_the_desk |= address.path.startswith(DESK)
        if address.scheme not in ("data", "blob") and not request.url.startswith(f"{self.site.address}/"):
            self.wrong.append(f"asked another host: {request.url}")

    def open(self, path, *, status=200):
        """Open a page, and fail unless it answers `status` and keeps our promises."""
        response = self.page.goto(path) or self.page.goto(path)  # None: the page before loaded itself again just then
        assert response.status == status, f"{path} answered {response.status}\n{self.last_words_of_the_server()}"
        self.check()
        return self.page

    def log_in(self, name):
        """Log in at the desk, as curators do."""
        self.open(f"{DESK}login/")
        self.page.get_by_label("Username").fill(name)
        self.page.get_by_label("Password").fill(self.site.passwords[name])
        self.page.get_by_role("button", name="Log in").click()
        self.page.wait_for_url(f"**{DESK}")

    def check(self):
        """Fail if anything has gone wrong, or a reader who was never at the desk got a cookie."""
        self.page.title()  # an answer from the browser, behind whatever it had to tell before
        cookies = [] if self.at_the_desk else [f"cookie: {cookie['name']}" for cookie in self.context.cookies()]
        assert not self.wrong + cookies, "\n".join([self.page.url, *self.wrong, *cookies])

    def last_words_of_the_server(self):
        return "\n".join(self.site.log.read_text().splitlines()[-30:])

    def accessibility_problems(self):
        """Return what axe finds on the page, a line for each place.

        Without JavaScript, scripts are allowed only now that the page was read without them: those it has
        do not run any more, axe does.
        """
        axe, _ = assets.files_for_tests()
        self.allow_scripts(True)
        self.page.evaluate(axe.read_text(encoding="utf-8"))
        found = self.page.evaluate("rules => axe.run({runOnly: rules})", RULES)
        self.allow_scripts(self.javascript)
        return [
            f"{problem['id']}: {problem['help']}: {node['html'][:200]}"
            for problem in found["violations"]
            for node in problem["nodes"]
        ]

    def overflow(self):
        """Return by how many pixels the page is wider than the window: readers should never scroll sideways."""
        return self.page.evaluate(OVERFLOW)

    def close(self):
        self.context.close()
