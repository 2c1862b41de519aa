"""The comparison of builds that ``python -m tools.downstream`` makes."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.links import inventory
from tools.downstream import debian, table
from tools.downstream.__main__ import compare
from tools.downstream.building import Build
from tools.downstream.indices import GeneralIndex, objects
from tools.downstream.pages import Page, differences

LINK = '<a class="http-status reference internal" href="#http-status-404"><span class="http-status">404</span></a>'


@pytest.mark.parametrize(
    ("without", "with_", "expected"),
    [
        ("<p>Answers 404, and\nends.</p>", f"<p>Answers {LINK}, and ends.</p>", []),
        ('<p>Answers <a href="x"><span>404</span></a>.</p>', f"<p>Answers {LINK}.</p>", []),
        ("<p>Answers 404.</p>", f"<p>Answers {LINK}!</p>", ["'404.' became '404!'"]),
        ("<p>Answers <b>404</b>.</p>", f"<p>Answers {LINK}.</p>", ["'<b> </b>' became ''"]),
        ("<p>Answers 404.</p>", '<p>Answers <a href="x">404</a>.</p>', ["'' became '<a href=\"x\"> </a>'"]),
        ("<p>404 <i>or</i></p>", f'<p>{LINK} <i class="x">or</i></p>', ["'<i>' became '<i class=\"x\">'"]),
        ("<p>a</p>", "<p>a<br></p>", ["'' became '<br>'"]),
    ],
    ids=["link", "other link", "text", "other tag", "a link of no status", "attribute", "new tag"],
)
def test_nothing_but_links_to_statuses_may_differ(without: str, with_: str, expected: list[str]) -> None:
    assert differences(without, with_) == expected


def test_pages_and_warnings_are_those_of_the_build_without() -> None:
    without = Build({"a.html": "a", "b.html": "b"}, Counter({"once": 1, "gone": 1}))
    with_ = Build({"b.html": "B", "c.html": "c", "ours.html": ""}, Counter({"once": 2}))
    assert compare(without, with_, {"ours.html"}) == [
        "new warning: once",
        "a.html: is missing",
        "b.html: 'b' became 'B'",
        "c.html: is new",
    ]
    assert compare(without, without, set()) == []


def test_links_are_quoted_with_what_stands_around_them() -> None:
    page = Page(f"<p>Answers {LINK}, and\nends.</p>")
    assert [page.quote(link) for link in page.links] == ["Answers [404], and ends. -> http-status-404"]


def test_what_is_looked_up_is_not_lost() -> None:
    lines = "http py:module 0 http.html -\nHTTP std:label -1 a.html#b HTTP\n"
    without = Build({}, Counter(), objects(inventory(lines)), {"RFC; RFC 7231 (http.html)", "see"})
    with_ = Build({}, Counter(), {"http py:module 0 http.html -"}, {"see", "404 Not Found (HTTP status) (http.html)"})
    assert compare(without, with_, set()) == [
        "objects.inv has lost HTTP std:label -1 a.html#b HTTP",
        "the general index has lost RFC; RFC 7231 (http.html)",
    ]


def test_lines_of_the_general_index_have_those_above_them_and_their_pages() -> None:
    html = """<li>RFC
        <ul><li><a href="http.html#index-1">RFC 7231</a>, <a href="http.html#index-2">[1]</a>, <a href="a.html#x">[2]</a>
        </li></ul></li>
        <li><a href="http.html#http-status-404">404 Not Found (HTTP status)</a></li><li>one, <em>see</em> other</li>"""
    assert {line for line in GeneralIndex(html).lines if not line.endswith(" ()")} == {
        "RFC; RFC 7231 (http.html)",
        "RFC; RFC 7231 (a.html)",
        "404 Not Found (HTTP status) (http.html)",
    }


TYPED = """\
Codes:

==== ========= ==========
Code Enum Name Details
==== ========= ==========
100  CONTINUE  :rfc:`7231`
==== ========= ==========

=== ===
Not this
=== ===
"""


def test_directive_takes_as_many_lines_as_the_table_had() -> None:
    text = table.replaced(TYPED)
    assert ".. http-status-table::\n\n" in text
    assert "CONTINUE" not in text
    assert text.splitlines()[-4:] == TYPED.splitlines()[-4:]
    assert text.count("\n") == TYPED.count("\n")


def test_page_is_compared_without_its_table() -> None:
    head = '<link rel="stylesheet" href="_static/httpstatus.css" />'
    other = "<div><table><tr><td>other</td></tr></table></div>"
    typed = "<table><tr><td>100</td><td>CONTINUE</td></tr></table>"
    ours = '<table class="http-status-table"><tr><td>100</td><td>CONTINUE</td></tr></table>'
    box = f'<div class="http-status-box docutils container">\n{ours}\n</div>'
    without = table.split(f'<head></head>{other}<div>{typed}</div><b id="index-3">')
    with_ = table.split(f'<head>{head}</head>{other}<div>{box}</div><b id="index-1">')
    assert without == (f"<head></head>{other}<div></div><b >", typed)
    assert with_ == (without[0], ours)


def test_differences_of_tables_are_told_and_losses_found() -> None:
    before = (
        '<tr><td>413</td><td>OLD</td><td id="mine"><a href="rfc.html">RFC</a></td></tr>'
        "<tr><td>414</td><td>SAME</td></tr><tr><td>418</td></tr>"
    )
    after = (
        '<tr><td><span id="http-status-413"></span>413<a>¶</a></td> <td>NEW</td> <td><a href="rfc.html#section-1">RFC</a></td></tr>'
        "<tr><td>414</td> <td>SAME</td></tr>"
    )
    before = before.replace("</td><td", "</td> <td")
    assert table.changes(before, after) == [
        "rows: 3 -> 2",
        "rows with an id: 0 -> 1",
        "links to a section: 0 -> 1",
        "413 OLD RFC -> 413 NEW RFC",
        "418 -> no row",
    ]
    assert table.losses(before, after) == ["id 'mine' is lost", "row 418 is lost"]


@pytest.mark.parametrize(
    ("packages", "sources"),
    [
        ("Types: deb deb-src\nURIs: mirror\nSuites: a\n", "Types: deb-src\nURIs: mirror\nSuites: a\n"),
        ("# deb x\ndeb mirror a main\n", "# deb x\ndeb-src mirror a main\n"),
    ],
    ids=["deb822", "one line"],
)
def test_lists_of_packages_become_lists_of_sources(packages: str, sources: str) -> None:
    assert debian.as_sources(packages) == sources


def test_newest_python_is_taken() -> None:
    assert debian.newest("Package: python3.9\nPackage: python3.13\nPackage: python3.13-doc\n") == "python3.13"
    assert debian.newest("") == ""
