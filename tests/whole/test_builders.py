"""The same project in each output."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.links import links

if TYPE_CHECKING:
    from tests.conftest import Project

PAGES = {
    "index.rst": "Top\n===\n\n.. toctree::\n\n   table\n   sub/mention\n",
    "table.rst": "Statuses\n========\n\n.. http-status-table:: *All* of ours\n   :codes: 200 404\n\nSee :http:status:`404`.\n",
    "sub/mention.rst": "Mentions\n========\n\nA miss is :http:status:`404`, a class is :http:status:`4xx`,\n"
    "another is :http:status:`410`.\n",
}


@pytest.fixture
def pages(project: Project) -> Project:
    project.conf(
        """
        project = "P"
        version = "1"
        latex_documents = [("index", "p.tex", "P", "A", "manual")]
        man_pages = [("index", "p", "P", [], 1)]
        texinfo_documents = [("index", "p", "P", "A", "p", "P", "M")]
        copyright = "C"
        """
    )
    project.write(PAGES)
    return project


def test_html(pages: Project) -> None:
    built = pages.build("html", parallel=2)
    assert built.warnings == []
    mention = built.text("sub/mention.html")
    assert (
        'href="../table.html#http-status-404" title="404 Not Found: Nothing matches the given URI">404 Not Found</a>'
        in mention
    )
    assert 'href="../table.html#http-status-4xx"' in mention


def test_dirhtml(pages: Project) -> None:
    built = pages.build("dirhtml")
    assert built.warnings == []
    assert 'href="../../table/#http-status-404"' in built.text("sub/mention/index.html")


def test_singlehtml_links_within_the_page(pages: Project) -> None:
    built = pages.build("singlehtml")
    assert built.warnings == []
    html = built.text("index.html")
    assert links(html)[:3] == ["#http-status-404", "#http-status-404", "#http-status-4xx"]
    assert html.count('id="http-status-404"') == 1


def test_singlehtml_repeats_no_id_when_two_pages_have_the_same_table(pages: Project) -> None:
    pages.conf('suppress_warnings = ["httpstatus.duplicate"]')
    pages.write({"index.rst": PAGES["index.rst"] + "   again\n", "again.rst": PAGES["table.rst"]})
    built = pages.build("singlehtml")
    assert built.warnings == []
    html = built.text("index.html")
    ids = Counter(re.findall(r'id="(http-status[^"]*)"', html))
    assert set(ids.values()) == {1}
    # "again" comes first by name, and owns the row.
    assert ids["http-status-404"] == 1
    again = html.index('id="document-again"')
    assert again < html.index('id="http-status-404"')


def test_latex_labels_rows_and_refers_to_them(pages: Project) -> None:
    built = pages.build("latex")
    assert built.warnings == []
    tex = built.text("p.tex")
    assert r"\phantomsection\label{\detokenize{table:http-status-404}}" in tex
    assert tex.count(r"\hyperref[\detokenize{table:http-status-404}]") == 2


def test_latex_gives_the_columns_their_widths(pages: Project) -> None:
    tex = pages.build("latex").text("p.tex")
    assert r"\X{12}{112}" in tex


@pytest.mark.parametrize("widths", ["1 2 3", "auto"])
def test_latex_keeps_the_author_s_widths(pages: Project, widths: str) -> None:
    pages.write({"table.rst": f"T\n=\n\n.. http-status-table::\n   :codes: 200\n   :widths: {widths}\n"})
    assert r"\X{12}{112}" not in pages.build("latex").text("p.tex")


def test_text(pages: Project) -> None:
    built = pages.build("text")
    assert built.warnings == []
    assert built.text("sub/mention.txt") == (
        "Mentions\n********\n\nA miss is 404 Not Found, a class is 4xx, another is 410 Gone.\n"
    )


def test_man(pages: Project) -> None:
    built = pages.build("man")
    assert built.warnings == []
    assert r"\fB404\fP" in built.text("p.1")


def test_texinfo(pages: Project) -> None:
    built = pages.build("texinfo")
    assert built.warnings == []
    texi = built.text("p.texi")
    assert "@anchor{table http-status-404}" in texi
    assert "@ref{" in texi


def test_epub(pages: Project) -> None:
    built = pages.build("epub")
    assert built.warnings == []
    assert 'href="../table.xhtml#http-status-404"' in built.text("sub/mention.xhtml")


def test_gettext_has_the_caption_and_nothing_generated(pages: Project) -> None:
    built = pages.build("gettext")
    assert built.warnings == []
    assert re.findall('msgid "(.+)"', built.text("table.pot")) == [
        "Statuses",
        "*All* of ours",
        "See :http:status:`404`.",
    ]


@pytest.mark.parametrize("builder", ["xml", "pseudoxml", "dummy", "changes"])
def test_other_builders(pages: Project, builder: str) -> None:
    assert pages.build(builder).warnings == []
