"""The statuses of real frameworks, and of one's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.links import links

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Page, Project


@pytest.mark.parametrize(
    ("path", "name", "least"),
    [
        ("httpx.codes", "NOT_FOUND", 60),
        ("starlette.status", "HTTP_404_NOT_FOUND", 60),
        ("rest_framework.status", "HTTP_404_NOT_FOUND", 60),
        ("http.client", "NOT_FOUND", 60),
    ],
)
def test_a_framework_s_statuses_are_shown_as_they_are(
    parse_page: Callable[[str], Page], path: str, name: str, least: int
) -> None:
    page = parse_page(f".. http-status-table::\n   :enum: {path}\n   :columns: code name phrase details\n")
    assert page.warnings == []
    rows = {cells[0]: cells for cells in page.cells()[1:]}
    assert len(rows) == len(page.cells()) - 1 >= least
    assert rows["404"] == ["404", name, "Not Found", "HTTP Semantics RFC 9110, Section 15.5.5"]
    assert all(phrase[0].isupper() and "_" not in phrase for _, _, phrase, _ in rows.values())


def test_mentions_by_the_framework_s_names_lead_to_its_rows(project: Project) -> None:
    project.conf('httpstatus_enum = "starlette.status"')
    project.write(
        {
            "index.rst": "T\n=\n\n:http:status:`HTTP_404_NOT_FOUND` :py:data:`starlette.status.HTTP_410_GONE`"
            " :http:status:`404`\n\n.. http-status-table::\n"
        }
    )
    built = project.build()
    assert built.warnings == []
    assert links(built.text("index.html")) == ["#http-status-404", "#http-status-410", "#http-status-404"]


def test_a_code_that_is_there_twice_is_told_of_and_shown_once(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(project.srcdir)
    project.write(
        {
            "twice_lib.py": "import enum\nclass S(enum.Enum):\n    MISSING = 404\n    LOST = 404\n    NOT_FOUND = 404\n",
            "index.rst": "T\n=\n\n.. http-status-table::\n   :enum: twice_lib.S\n",
        }
    )
    built = project.build()
    assert built.warnings == [
        "index.rst:4: WARNING: http-status-table: twice_lib.S.LOST is 404, as MISSING is; it has no row of its own [httpstatus.enum]"
    ]
    assert built.text("index.html").count('<tr class="http-status-4xx') == 1


EXTRA = """
httpstatus_extra = {
    499: {"phrase": "Client Closed Request", "label": "nginx", "url": "https://nginx.example/499"},
    521: {"phrase": "Web Server Is Down", "label": "Cloudflare", "name": "ORIGIN_DOWN", "description": "No answer."},
    104: {"phrase": "Upload Resumption Supported", "label": "Resumable Uploads", "rfc": 9999, "section": "5"},
}
"""


def test_extra_statuses_join_where_they_are_selected(project: Project) -> None:
    project.conf(EXTRA)
    project.write(
        {
            "index.rst": "T\n=\n\n.. http-status-table::\n\n.. http-status-table::\n   :codes: 104 499 5xx 500\n   :columns: code name phrase description details\n"
        }
    )
    text = project.build("text").text("index.txt")
    first, second = text.split("Reason Phrase")
    assert "499" not in first
    assert '"499"  | "CLIENT_CLOSED_REQUEST"' in second
    assert squeezed(second).index('"104"') < squeezed(second).index('"499"') < squeezed(second).index('"500"')
    assert '"521" | "ORIGIN_DOWN" | Web Server Is | No answer. | Cloudflare |' in squeezed(second)
    # Its cell has four lines.
    assert re.search(r'"104" [^+]*Resumable [^+]*Uploads [^+]*RFC [^+]*9999, [^+]*Section [^+]*5', squeezed(second))


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_extra_statuses_are_known_to_the_role_and_lead_to_row_or_url(project: Project) -> None:
    project.conf(EXTRA)
    project.write(
        {
            "index.rst": "T\n=\n\n:http:status:`499` :http:status:`client closed request` :http:status:`ORIGIN_DOWN`"
            " :http:status:`104`\n\n.. http-status-table::\n   :codes: 521\n"
        }
    )
    built = project.build()
    assert built.warnings == []
    html = built.text("index.html")
    assert links(html) == [
        "https://nginx.example/499",
        "https://nginx.example/499",
        "#http-status-521",
        "https://datatracker.ietf.org/doc/html/rfc9999.html#section-5",
    ]
    assert 'title="499 Client Closed Request (nginx)"' in html


def test_extra_statuses_are_in_used_tables_when_they_are_mentioned(project: Project) -> None:
    project.conf(EXTRA)
    project.write({"index.rst": "T\n=\n\n:http:status:`499`\n\n.. http-status-table::\n   :used:\n"})
    built = project.build()
    assert links(built.text("index.html")) == ["#http-status-499"]
    assert "http-status-521" not in built.text("index.html")
    assert 'href="https://nginx.example/499">nginx</a>' in built.text("index.html")


@pytest.mark.parametrize(
    ("extra", "problem"),
    [
        ("{'499': {}}", "expected a status code, an integer of three digits, not '499'"),
        ("{499: {'phrase': 'a\x08b'}}", "499: expected texts of one line, not {'phrase': 'a\\x08b'}"),
    ],
)
def test_an_extra_status_that_can_not_be_used_is_left_out(project: Project, extra: str, problem: str) -> None:
    project.conf(f"httpstatus_extra = {{**{extra}, 498: {{'phrase': 'Fine'}}}}")
    project.write({"index.rst": "T\n=\n\n:http:status:`498`\n\n.. http-status-table::\n   :codes: 498 200\n"})
    built = project.build()
    assert built.warnings == [f"conf.py:2: WARNING: httpstatus_extra: {problem}; it is left out [httpstatus.config]"]
    assert links(built.text("index.html")) == ["#http-status-498"]


def test_extra_is_a_dictionary(project: Project) -> None:
    project.conf("httpstatus_extra = [499]")
    project.write({"index.rst": "T\n=\n"})
    assert project.build().warnings == [
        "conf.py:2: WARNING: httpstatus_extra: expected a dictionary of codes, not [499]; {} is used [httpstatus.config]"
    ]


def test_a_table_for_each_class_gives_no_warning_and_classes_lead_to_theirs(project: Project) -> None:
    tables = "\n".join(f"{d}xx\n---\n\n.. http-status-table::\n   :codes: {d}xx\n" for d in range(1, 6))
    mentions = " ".join(f":http:status:`{d}xx`" for d in range(1, 6))
    project.write({"index.rst": f"T\n=\n\n.. toctree::\n\n   m\n\n{tables}", "m.rst": f"M\n=\n\n{mentions}\n"})
    built = project.build()
    assert built.warnings == []
    assert links(built.text("m.html")) == [f"index.html#http-status-{d}xx" for d in range(1, 6)]
