"""Built pages in a real Chromium, in each theme."""

from __future__ import annotations

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.cmd.build import build_main

from tests.tools import NPM, need, program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.tools

THEMES = ("furo", "pydata_sphinx_theme", "sphinx_rtd_theme", "sphinx_book_theme", "alabaster", "classic")
DARK = ("furo", "pydata_sphinx_theme", "sphinx_book_theme")
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGES = {
    "index.rst": "Top\n===\n\nThis is :http:status:`404`, or :http:status:`4xx`.\n\n.. toctree::\n\n   table\n   api\n",
    "table.rst": "Statuses\n========\n\n.. http-status-table:: All of them\n\nAfter.\n",
    "api.rst": "API\n===\n\n.. http-status-table::\n   :codes: 200 404\n   :columns: code phrase note used\n   :no-index:\n\n"
    "   :404: A note: :http:status:`410`.\n\n.. http:status:: 451\n\n   For lawyers.\n",
}


class Quiet(SimpleHTTPRequestHandler):
    """A server that says nothing."""

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the project built in each theme, one folder a theme."""
    need("Chromium", "/usr/bin/chromium")
    root = tmp_path_factory.mktemp("site")
    source = root / "source"
    source.mkdir()
    for name, text in PAGES.items():
        (source / name).write_text(text, encoding="utf-8")
    (source / "conf.py").write_text('extensions = ["sphinxext_httpstatus"]\nproject = "P"\n', encoding="utf-8")
    for theme in THEMES:
        options = ["-q", "-n", "-W", "-D", f"html_theme={theme}", "-d", str(root / "doctrees" / theme)]
        assert build_main([*options, str(source), str(root / theme)]) == 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = program("chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=OPTIONS)
        yield browser
        browser.close()


def open_page(browser: Browser, url: str, *, width: int = 1280, scheme: Any = "light", **options: Any) -> Page:
    # Reduced motion: themes that scroll smoothly then arrive at once.
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce", **options
    )
    page = context.new_page()
    page.goto(url)
    return page


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("theme", THEMES)
def test_a_click_on_a_mention_arrives_at_its_row_in_view_and_marked(
    site: str, browser: Browser, theme: str, width: int
) -> None:
    page = open_page(browser, f"{site}/{theme}/index.html", width=width)
    page.locator("a.http-status", has_text="404 Not Found").first.click()
    page.wait_for_url("**/table.html#http-status-404")
    row = page.locator("tr", has=page.locator("#http-status-404"))
    row.locator("code").first.wait_for()
    page.wait_for_function(
        """() => {
            const box = document.getElementById('http-status-404').closest('tr').querySelector('code').getBoundingClientRect();
            const seen = document.elementFromPoint(box.left + 2, box.top + 2);
            return seen && seen.closest('tr') === document.getElementById('http-status-404').closest('tr');
        }""",
        timeout=5000,
    )
    assert row.evaluate("row => getComputedStyle(row).outlineStyle") == "solid"
    assert (
        page.locator("tr", has=page.locator("#http-status-405")).evaluate("r => getComputedStyle(r).outlineStyle")
        == "none"
    )


@pytest.mark.parametrize("theme", THEMES)
def test_on_a_phone_the_table_scrolls_and_does_not_widen_the_page(site: str, browser: Browser, theme: str) -> None:
    widths = []
    for name in ("table.html", "index.html"):
        page = open_page(browser, f"{site}/{theme}/{name}", width=360)
        widths.append(page.evaluate("document.documentElement.scrollWidth"))
    # No wider than a page of the theme without a table, or the screen.
    assert widths[0] <= max(360, widths[1])
    box = open_page(browser, f"{site}/{theme}/table.html", width=360).locator(".http-status-box").first
    assert box.evaluate("b => b.getBoundingClientRect().width") <= 360
    assert (
        box.locator("code", has_text="NETWORK_AUTHENTICATION_REQUIRED").evaluate("c => c.getClientRects().length") == 1
    )


@pytest.mark.parametrize("theme", THEMES)
def test_a_permalink_is_reached_by_keyboard_alone_and_leads_to_its_row(site: str, browser: Browser, theme: str) -> None:
    page = open_page(browser, f"{site}/{theme}/table.html")
    link = page.locator("a.headerlink[href='#http-status-404']")
    page.locator("a.headerlink[href='#http-status-403']").focus()
    # The link into the RFC stands between the two.
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert link.evaluate("l => l === document.activeElement && getComputedStyle(l).opacity") == "1"
    page.keyboard.press("Enter")
    assert page.url.endswith("#http-status-404")
    assert link.get_attribute("title") == "Link to this status"


def test_a_permalink_is_seen_under_the_pointer_alone(site: str, browser: Browser) -> None:
    page = open_page(browser, f"{site}/alabaster/table.html")
    link = page.locator("a.headerlink[href='#http-status-404']")
    assert link.evaluate("l => getComputedStyle(l).opacity") == "0"
    page.locator("tr", has=page.locator("#http-status-404")).hover()
    assert link.evaluate("l => getComputedStyle(l).opacity") == "1"


def test_a_permalink_is_copied_whole(site: str, browser: Browser) -> None:
    page = open_page(browser, f"{site}/furo/table.html", permissions=["clipboard-read", "clipboard-write"])
    address = page.locator("a.headerlink[href='#http-status-410']").evaluate("l => l.href")
    page.evaluate("text => navigator.clipboard.writeText(text)", address)
    assert page.evaluate("navigator.clipboard.readText()") == f"{site}/furo/table.html#http-status-410"
    page.goto(address)
    assert (
        page.locator("tr", has=page.locator("#http-status-410")).evaluate("r => getComputedStyle(r).outlineStyle")
        == "solid"
    )


def test_classes_are_told_apart_by_the_kind_of_line_too(site: str, browser: Browser) -> None:
    page = open_page(browser, f"{site}/alabaster/table.html")
    kinds = page.evaluate(
        """() => [1, 2, 3, 4, 5].map(digit => {
            const style = getComputedStyle(document.querySelector(`tr.http-status-${digit}xx > td`));
            return style.borderLeftStyle + style.borderLeftWidth;
        })"""
    )
    assert len(set(kinds)) == 5


def test_the_page_reads_without_scripts_and_prints(site: str, browser: Browser) -> None:
    page = open_page(browser, f"{site}/alabaster/table.html", java_script_enabled=False)
    assert page.locator("tr", has_text="NOT_FOUND").first.is_visible()
    page = open_page(browser, f"{site}/alabaster/table.html")
    page.emulate_media(media="print")
    assert page.locator(".http-status-box").evaluate("b => getComputedStyle(b).overflowX") == "visible"
    assert not page.locator("a.headerlink[href='#http-status-404']").is_visible()


@pytest.mark.parametrize(
    ("theme", "scheme"), [(theme, "light") for theme in THEMES] + [(theme, "dark") for theme in DARK]
)
def test_axe_finds_nothing_in_our_markup(site: str, browser: Browser, theme: str, scheme: str) -> None:
    script = Path(need("axe-core", NPM / "axe-core" / "axe.min.js")).read_text(encoding="utf-8")
    for name in ("table.html", "api.html"):
        page = open_page(browser, f"{site}/{theme}/{name}", scheme=scheme)
        page.evaluate(script)
        result = page.evaluate(
            "() => axe.run({include: [['.http-status-box'], ['a.http-status']].filter(s => document.querySelector(s[0]))})"
        )
        violations = [
            (violation["id"], node["html"][:120], node["failureSummary"])
            for violation in result["violations"]
            for node in violation["nodes"]
            if _is_ours(theme, violation["id"])
        ]
        assert violations == []


def _is_ours(theme: str, rule: str) -> bool:
    """Whether a violation comes from our markup: the Read the Docs theme has literals and links of too little contrast."""
    return not (theme == "sphinx_rtd_theme" and rule in {"color-contrast", "link-in-text-block"})


@pytest.mark.parametrize(
    ("theme", "scheme"), [(theme, "light") for theme in THEMES] + [(theme, "dark") for theme in DARK]
)
def test_our_styles_leave_the_theme_s_contrast_as_it_is(site: str, browser: Browser, theme: str, scheme: str) -> None:
    page = open_page(browser, f"{site}/{theme}/table.html#http-status-404", scheme=scheme)
    # What the stylesheet sets is no colour of text and no background: both are those of the theme.
    rules = page.evaluate(
        """() => [...document.styleSheets].filter(sheet => sheet.href && sheet.href.includes('httpstatus.css'))
            .flatMap(sheet => [...sheet.cssRules]).map(rule => rule.cssText).join(' ')"""
    )
    assert "http-status-box" in rules
    assert "background" not in rules
    assert " color:" not in rules
