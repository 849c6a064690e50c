"""The harness itself: what a window notices, with and without JavaScript."""

import pytest

pytestmark = pytest.mark.browser

LOGIN = "/admin/login/"
ADD_A_SCRIPT = """() => {
  const script = document.createElement("script");
  script.textContent = "document.title = 'ran'";
  document.body.append(script);
}"""


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_opens(open_page, width, javascript):
    page = open_page(LOGIN, width=width, javascript=javascript)

    assert page.viewport_size["width"] == width
    assert page.get_by_label("Username").is_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_axe_looks_at_a_page(open_window, javascript):
    window = open_window(LOGIN, javascript=javascript)
    window.page.evaluate("document.querySelector('label').remove()")

    problems = window.accessibility_problems()

    assert any(problem.startswith("label:") for problem in problems)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_curator_logs_in(open_page, javascript):
    page = open_page("/admin/", as_user="curator", javascript=javascript)

    assert page.get_by_role("button", name="Log out").is_visible()


def test_scripts_of_a_page_stay_off_without_javascript(open_window):
    window = open_window(LOGIN, javascript=False)

    window.page.evaluate(ADD_A_SCRIPT)

    assert window.page.title() != "ran"


def test_a_violation_of_the_policy_is_noticed(open_window):
    window = open_window(LOGIN)

    window.page.evaluate(ADD_A_SCRIPT)
    wrong = taken_from(window)

    assert window.page.title() != "ran"
    assert any("Content Security Policy" in line for line in wrong)


def test_a_request_to_another_host_is_noticed(open_window):
    window = open_window(LOGIN)

    window.page.evaluate("location.href = 'http://127.0.0.1:1/'")
    window.page.wait_for_timeout(100)

    assert "asked another host: http://127.0.0.1:1/" in taken_from(window)


def test_a_page_that_answers_otherwise_fails(open_page):
    with pytest.raises(AssertionError, match="answered 404"):
        open_page("/static/nothing-of-that-name.css")


def test_a_status_that_was_expected_is_nothing_wrong(open_page):
    open_page("/static/nothing-of-that-name.css", status=404)


def taken_from(window):
    """Return what went wrong in a window, and let its test pass all the same."""
    wrong, window.wrong = window.wrong, []
    return wrong
