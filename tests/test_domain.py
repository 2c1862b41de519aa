"""Objects, duplicates, and what changes with the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxext_httpstatus.domain import httpstatus_domain

from .conftest import INDEX, used_in
from .links import links

if TYPE_CHECKING:
    from .conftest import Project

TABLE = "\n.. http-status-table::\n   :codes: {}\n"


def test_statuses_and_classes_are_in_the_inventory(project: Project) -> None:
    project.conf('project = "P"\nversion = "1"')
    project.write({"index.rst": "T\n=\n" + TABLE.format("404 200 410")})
    built = project.build()
    assert [line for line in built.inventory() if line.partition(" ")[2].startswith("httpstatus:")] == [
        "200 httpstatus:status 1 index.html#http-status-$ 200 OK",
        "2xx httpstatus:class 1 index.html#http-status-$ 2xx Successful",
        "404 httpstatus:status 1 index.html#http-status-$ 404 Not Found",
        "410 httpstatus:status 1 index.html#http-status-$ 410 Gone",
        "4xx httpstatus:class 1 index.html#http-status-$ 4xx Client Error",
    ]


def test_statuses_are_in_the_search_index(project: Project) -> None:
    project.write({"index.rst": "T\n=\n" + TABLE.format("404")})
    search = project.build().text("searchindex.js")
    assert '"404 Not Found"' in search
    assert '"httpstatus:status"' in search
    assert "HTTP status" in search


@pytest.mark.processes
def test_two_tables_with_the_same_code_get_one_warning_with_both_places(project: Project) -> None:
    table = "T\n=\n\n.. http-status-table::\n"
    project.write({"index.rst": INDEX, "a.rst": table, "b.rst": "\n" + table, "c.rst": "T\n=\n" + TABLE.format("404")})
    built = project.build(parallel=2)
    assert built.warnings == [
        "b.rst:5: WARNING: 100, 101, 102, 103, 200 and 57 more are already documented at a.rst:4;"
        " add :no-index: to one of the two [httpstatus.duplicate]",
        "c.rst:4: WARNING: 404 is already documented at a.rst:4; add :no-index: to one of the two"
        " [httpstatus.duplicate]",
    ]


def test_of_tables_with_two_enums_one_may_leave_out_what_is_in_both(project: Project) -> None:
    table = "T\n=\n\n.. http-status-table::\n   :codes: 404\n"
    project.write({"index.rst": INDEX, "a.rst": table, "b.rst": f"{table}   :enum: http.client\n"})
    assert project.build().warnings == [
        "b.rst:4: WARNING: 404 is already documented at a.rst:4; leave out by :exclude: what is in both, or add"
        " :no-index: to one of the two [httpstatus.duplicate]"
    ]


def test_the_warning_of_a_duplicate_can_be_suppressed(project: Project) -> None:
    project.conf('suppress_warnings = ["httpstatus.duplicate"]')
    project.write({"index.rst": "T\n=\n" + 2 * TABLE.format("404")})
    assert project.build().warnings == []


def test_references_lead_to_the_first_of_two_tables(project: Project) -> None:
    project.write(
        {
            "index.rst": INDEX,
            "a.rst": "T\n=\n" + TABLE.format("404"),
            "b.rst": "T\n=\n\n:http:status:`404` :http:status:`410`\n" + TABLE.format("404 410"),
        }
    )
    assert links(project.build().text("b.html")) == ["a.html#http-status-404", "#http-status-410"]


def test_a_class_leads_to_the_table_that_shows_most_of_it(project: Project) -> None:
    project.write(
        {
            "index.rst": INDEX,
            "a.rst": "T\n=\n" + TABLE.format("2xx 404"),
            "b.rst": "T\n=\n" + TABLE.format("4xx\n   :exclude: 404"),
            "c.rst": "T\n=\n\n:http:status:`4xx` :http:status:`2xx` :http:status:`5xx`\n",
        }
    )
    assert links(project.build().text("c.html")) == [
        "b.html#http-status-4xx",
        "a.html#http-status-2xx",
        "https://datatracker.ietf.org/doc/html/rfc9110.html#section-15.6",
    ]


@pytest.mark.processes
def test_reading_in_two_processes_finds_the_same(project: Project) -> None:
    pages = {f"page{number}.rst": f"T\n=\n\n:http:status:`404` {number}\n" for number in range(12)}
    project.write({"index.rst": INDEX, **pages, "a.rst": "T\n=\n" + TABLE.format("404")})
    built = project.build(parallel=2)
    assert built.warnings == []
    assert [links(built.text(f"page{number}.html")) for number in range(12)] == [["a.html#http-status-404"]] * 12
    assert len(httpstatus_domain(built.app.env).inventory.uses[404]) == 12


def test_a_mention_in_a_substitution_counts_where_it_is_used(project: Project) -> None:
    project.write({"index.rst": "T\n=\n\n.. |nf| replace:: :http:status:`404`\n\nA\n-\n\n|nf|\n\nB\n-\n\nnone\n"})
    built = project.build()
    assert used_in(built) == {404: ["a"]}


@pytest.mark.parametrize("mention", ["6xx", "9XX"])
def test_a_class_that_there_is_not_is_unknown(project: Project, mention: str) -> None:
    project.conf('httpstatus_fallback = "mdn"')
    project.write({"index.rst": f"T\n=\n\n:http:status:`{mention}`\n"})
    built = project.build(nitpicky=False)
    assert built.warnings == [
        f"index.rst:4: WARNING: unknown HTTP status '{mention.lower()}': no status of this class is known (a code of your own"
        " goes into httpstatus_extra) [httpstatus.unknown]"
    ]
    assert links(built.text("index.html")) == []


ALREADY = "404 is already documented at {}; add :no-index: to one of the two [httpstatus.duplicate]"


def test_places_in_warnings_are_those_of_the_source_whatever_stands_before_it(project: Project) -> None:
    project.conf('rst_prolog = ".. |a| replace:: b\\n\\n.. a comment\\n\\n"')
    project.write({"index.rst": "T\n=\n" + 2 * TABLE.format("404")})
    assert project.build().warnings == [f"index.rst:7: WARNING: {ALREADY.format('index.rst:4')}"]


def test_places_in_an_included_file_are_its_own_wherever_the_build_is_started(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    # From there docutils gives the path of an included file.
    monkeypatch.chdir(project.srcdir)
    table = TABLE.format("404")
    project.write({"part.txt": f"Text.\n\nMore.\n{table}", "index.rst": f"T\n=\n\n.. include:: part.txt\n{table}"})
    assert project.build().warnings == [f"index.rst:6: WARNING: {ALREADY.format('part.txt:5')}"]


def test_places_in_a_docstring_are_its_own(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(project.srcdir)
    project.conf("", extensions=("sphinx.ext.autodoc", "sphinxext_httpstatus"))
    table = TABLE.format("404").replace("\n", "\n    ")
    project.write({"place_lib.py": f'X = 1\n\ndef f():\n    """Do.\n    {table}\n    """\n'})
    project.write({"index.rst": f"T\n=\n{TABLE.format('404')}\n.. autofunction:: place_lib.f\n"})
    assert project.build().warnings == [
        f"place_lib.py:docstring of place_lib.f:3: WARNING: {ALREADY.format('index.rst:4')}"
    ]


def test_entries_have_the_places_of_their_directives(project: Project) -> None:
    project.conf('rst_prolog = ".. |a| replace:: b\\n\\n"')
    project.write(
        {
            "part.txt": "\n\n.. http:status:: 404\n",
            "index.rst": "T\n=\n\n.. include:: part.txt\n\n.. http:status:: 404\n",
        }
    )
    assert project.build().warnings == [f"index.rst:6: WARNING: {ALREADY.format('part.txt:3')}"]


def test_a_file_that_is_a_document_and_included_too_is_told_how_to_be_one(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.srcdir.parent)
    project.write({"index.rst": INDEX + "\n.. include:: part.rst\n", "part.rst": "Part\n----\n" + TABLE.format("404")})
    assert [warning for warning in project.build().warnings if "httpstatus" in warning] == [
        "part.rst:4: WARNING: 404 is already documented at part.rst:4, the same lines, shown in 'index' and in 'part';"
        " add the file to exclude_patterns in conf.py [httpstatus.duplicate]"
    ]


def test_a_file_that_two_documents_include_is_told_to_be_in_one(project: Project) -> None:
    include = "{0}\n=\n\n.. include:: part.txt\n"
    project.write(
        {
            "index.rst": INDEX,
            "a.rst": include.format("A"),
            "b.rst": include.format("B"),
            "part.txt": TABLE.format("404"),
        }
    )
    assert project.build().warnings == [
        "part.txt:2: WARNING: 404 is already documented at part.txt:2, the same lines, shown in 'a' and in 'b';"
        " show them once [httpstatus.duplicate]"
    ]


def test_a_file_that_one_document_includes_twice_is_told_to_be_there_once(project: Project) -> None:
    include = ".. include:: part.txt\n\n"
    project.write({"index.rst": f"T\n=\n\n{include}{include}", "part.txt": TABLE.format("404")})
    assert project.build().warnings == [
        "part.txt:2: WARNING: 404 is already documented at part.txt:2, the same lines, shown in 'index' and in 'index';"
        " show them once [httpstatus.duplicate]"
    ]
