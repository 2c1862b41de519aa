"""A small page in each output that is text, to the letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import docutils
import pytest

from tests.conftest import OUTPUTS

if TYPE_CHECKING:
    from tests.conftest import Project

PAGE = """\
Statuses
========

.. http-status-table:: Ours
   :codes: 404
   :columns: code phrase details note

   :404: Not *here*.

A miss is :http:status:`404`, see :http:status:`4xx`.

.. http:status:: 410

   It was here.
"""


@pytest.fixture
def page(project: Project) -> Project:
    project.conf(OUTPUTS)
    project.write({"index.rst": PAGE})
    return project


def test_text(page: Project) -> None:
    text = page.build("text").text("index.txt")
    assert re.sub(r" {2,}|-{3,}|={3,}", lambda run: run[0][:2], text) == (
        "Statuses\n********\n\n\nOurs\n^^^^\n\n"
        "+--+--+--+--+\n"
        "| Code  | Reason Phrase  | Details  | Note  |\n"
        "|==|==|==|==|\n"
        '| "404"  | Not Found  | HTTP Semantics **RFC 9110,  | Not *here*.  |\n'
        "|  |  | Section 15.5.5**  |  |\n"
        "+--+--+--+--+\n\n"
        "A miss is 404 Not Found, see 4xx.\n\n"
        "410 Gone\n\n  It was here.\n"
    )


def test_man(page: Project) -> None:
    man = page.build("man").text("p.1")
    # The caption stands before the table, and is not taken for the title of the page.
    assert ".SH NAME\np \\- P\n" in man
    # docutils 0.20 draws lines, later ones a box.
    is_box = docutils.__version_info__ >= (0, 21)
    frame, end = ("box center;\nl|l|l|l.", "") if is_box else ("center;\n|l|l|l|l|.", "_\n")
    assert f"\\fBOurs\\fP\n.TS\n{frame}\n" in man
    # How links are set differs with the version of Sphinx.
    assert re.search(
        r"\nT\{\n\\fB404\\fP\nT\}\tT\{\nNot Found\nT\}\tT\{\nHTTP Semantics .*RFC 9110, Section 15\.5\.5\\fP", man
    )
    assert f"T}}\tT{{\nNot \\fIhere\\fP\\&.\nT}}\n{end}.TE\n" in man
    assert re.search(r"\nA miss is .*404 Not Found.*, see .*4xx.*\.\n", man)
    assert ".B 410 Gone\nIt was here.\n" in man


def test_texinfo(page: Project) -> None:
    texinfo = page.build("texinfo").text("p.texi")
    assert re.search(
        r"@geindex 404 Not Found \(HTTP status\)\n(?:@geindex RFC; RFC 9110\n)?@anchor\{index http-status-404\}@anchor\{(\d+)\}"
        r"@anchor\{index http-status-4xx\}@anchor\{(\d+)\}@code\{404\}\n\n@tab\n\nNot Found\n\n@tab\n",
        texinfo,
    )
    assert re.search(r"A miss is @ref\{\d+,,404 Not Found\}, see @ref\{\d+,,4xx\}\.", texinfo)
    assert "@unnumbered HTTP Status Index" in texinfo


def test_xml_has_standard_nodes_alone(page: Project) -> None:
    xml = page.build("xml").text("index.xml")
    table = xml[xml.index("<table") : xml.index("</table>")]
    assert set(re.findall(r"<(\w+)", table)) == {
        "table", "title", "tgroup", "colspec", "thead", "tbody", "row", "entry", "paragraph", "index", "target", "literal",
        "reference", "strong", "emphasis",
    }  # fmt: skip
    assert '<target ids="http-status-404 http-status-4xx"></target>' in table
    assert 'refid="http-status-404"' in xml
