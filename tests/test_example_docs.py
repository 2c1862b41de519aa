"""The documentation of this project, built."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sphinx.cmd.build import build_main

EXAMPLE_DOCS = Path(__file__).parent.with_name("example_docs")


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of each page, by its name."""
    outdir = build("html", tmp_path_factory.mktemp("example_docs"))
    return {path.name: path.read_text(encoding="utf-8") for path in outdir.glob("*.html")}


def build(builder: str, tmp_path: Path) -> Path:
    outdir = tmp_path / builder
    options = ["-q", "-n", "-W", "-b", builder, "-d", str(tmp_path / "doctrees")]
    assert build_main([*options, str(EXAMPLE_DOCS), str(outdir)]) == 0
    return outdir


def test_every_mention_leads_to_a_row_that_is_there(html: dict[str, str]) -> None:
    mentions = 0
    for name, text in html.items():
        for href in re.findall(r'<a class="http-status [^"]*" href="([^"]*)"', text):
            page, _, node_id = href.partition("#")
            assert f'id="{node_id}"' in html[page or name], (name, href)
            mentions += 1
    assert mentions > 20


def test_the_examples_run(tmp_path: Path) -> None:
    output = (build("doctest", tmp_path) / "output.txt").read_text(encoding="utf-8")
    assert "7 tests" in output
    assert "0 failures in tests" in output


def test_the_http_page_has_what_the_module_page_has(html: dict[str, str]) -> None:
    for part in (
        'id="module-http"',
        'href="https://github.com/python/cpython/tree/3.14/Lib/http/__init__.py"',
        'href="https://docs.python.org/3/library/http.client.html#module-http.client"',
        'href="https://docs.python.org/3/library/http.server.html#module-http.server"',
        'href="https://docs.python.org/3/library/http.cookies.html#module-http.cookies"',
        'href="https://docs.python.org/3/library/http.cookiejar.html#module-http.cookiejar"',
        'href="https://docs.python.org/3/library/urllib.request.html#module-urllib.request"',
        'href="https://docs.python.org/3/library/socketserver.html#module-socketserver"',
        'href="https://docs.python.org/3/library/enum.html#enum.IntEnum"',
        'id="http.HTTPStatus"',
        'id="http-status-codes"',
        'href="https://www.iana.org/assignments/http-status-codes/http-status-codes.xhtml"',
        'id="http-status-511"',
    ):
        assert part in html["http.html"]
    assert re.findall(r"(?:Added|Changed) in version (3\.\d+)", html["http.html"]) == [
        "3.5",
        "3.7",
        "3.8",
        "3.9",
        "3.12",
        "3.13",
        "3.14",
    ]
