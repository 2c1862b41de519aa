"""HTML and e-books, checked by the Nu checker and epubcheck."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.examples import few
from tests.tools import NPM, need, program

if TYPE_CHECKING:
    from tests.conftest import Project

pytestmark = pytest.mark.tools


@pytest.fixture
def everything(project: Project) -> Project:
    """A project with all of our markup, on three pages."""
    project.conf(
        'project = "P"\nversion = "1"\nrelease = "1"\ncopyright = "C"\nauthor = "A"\nhttpstatus_autolink = "strict"\n'
        'httpstatus_extra = {499: {"phrase": "Client <Closed> \\"Request\\"", "label": "a & b", "url": "https://a.example/?x&y"}}\n'
        'epub_show_urls = "no"\nepub_publisher = "A"'
    )
    project.write(
        {
            "index.rst": "Top\n===\n\n:http:status:`404`, :http:status:`4xx`, :http:status:`!410`, 404 Not Found, ``410 Gone``,\n"
            ":http:status:`499`, :py:attr:`http.HTTPStatus.OK`\n\n.. toctree::\n\n   table\n   more\n",
            "table.rst": "Statuses\n========\n\n.. http-status-table:: All *of* them\n   :name: all\n",
            "more.rst": "More\n====\n\n.. http-status-table::\n   :codes: 404 499 418\n   :used:\n   :columns: note code phrase used\n"
            "   :no-index:\n\n   :404: A list\n\n      * of :http:status:`410`\n\n.. http:status:: 451 499\n\n   For lawyers.\n",
        }
    )
    return project


@pytest.mark.parametrize("builder", few(["html", "dirhtml", "singlehtml"]))
def test_the_nu_checker_finds_nothing_that_it_does_not_find_without_us(everything: Project, builder: str) -> None:
    jar = need("vnu-jar", NPM / "vnu-jar" / "build" / "dist" / "vnu.jar")
    java = program("java")
    built = everything.build(builder)
    pages = [
        str(path) for path in built.outdir.rglob("*.html") if path.parent.name != "_static" and path.stem != "search"
    ]
    assert pages
    run = subprocess.run([java, "-jar", jar, "--format", "json", *pages], check=False, capture_output=True, text=True)
    messages = json.loads(run.stderr)["messages"]
    ours = [
        (message["message"], message.get("extract", ""))
        for message in messages
        if message["type"] == "error" or "http-status" in message.get("extract", "")
        # Of Sphinx's own templates.
        if "http-status" in message.get("extract", "") or "httpstatus" in message.get("extract", "")
        # The table of contents of singlehtml, as Sphinx 9.2 writes it.
        if "#document-" not in message["message"]
    ]
    assert ours == []
    # No id stands twice, whoever has set it.
    assert [message["message"] for message in messages if "Duplicate ID" in message["message"]] == []


def test_epubcheck_finds_no_error_in_the_e_book(everything: Project) -> None:
    java, jar = program("java"), need("epubcheck", "/usr/share/java/epubcheck.jar")
    built = everything.build("epub")
    assert built.warnings == []
    run = subprocess.run(
        [java, "-jar", jar, "--error", str(built.outdir / "P.epub")], check=False, capture_output=True, text=True
    )
    errors = [line for line in (run.stdout + run.stderr).splitlines() if line.startswith(("ERROR", "FATAL"))]
    assert [line for line in errors if "http-status" in line or "httpstatus" in line or "Duplicate" in line] == []
    assert run.returncode == 0, errors
