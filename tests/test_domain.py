"""Objects, duplicates, and what changes with the documents."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

import pytest

from sphinxext_httpstatus.domain import httpstatus_domain

from .conftest import used_in

if TYPE_CHECKING:
    from .conftest import Built, Project

TABLE = "\n.. http-status-table::\n   :codes: {}\n"
INDEX = "Top\n===\n\n.. toctree::\n   :glob:\n\n   *\n"


def links(built: Built, page: str) -> list[str]:
    """The addresses that the mentions of a page lead to."""
    return re.findall(r'<a class="http-status [^"]*" href="([^"]*)"', built.text(page))


def touch(project: Project, name: str, text: str) -> None:
    """Write a page so that Sphinx sees that it has changed, however fast the test."""
    project.write({name: text})
    path = project.srcdir / name
    newer = path.stat().st_mtime_ns + 2_000_000_000
    os.utime(path, ns=(newer, newer))


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


def test_statuses_are_in_the_search_index_and_the_general_index(project: Project) -> None:
    project.write({"index.rst": "T\n=\n" + TABLE.format("404")})
    built = project.build()
    search = built.text("searchindex.js")
    assert '"404 Not Found"' in search
    assert '"httpstatus:status"' in search
    assert "HTTP status" in search
    general = built.text("genindex.html")
    assert re.findall(r'<a href="index.html#(http-status-404)">([^<]*)</a>', general) == [
        ("http-status-404", "404 Not Found (HTTP status)"),
        ("http-status-404", "RFC 9110"),
    ]


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
    assert links(project.build(), "b.html") == ["a.html#http-status-404", "#http-status-410"]


def test_a_class_leads_to_the_table_that_shows_most_of_it(project: Project) -> None:
    project.write(
        {
            "index.rst": INDEX,
            "a.rst": "T\n=\n" + TABLE.format("2xx 404"),
            "b.rst": "T\n=\n" + TABLE.format("4xx\n   :exclude: 404"),
            "c.rst": "T\n=\n\n:http:status:`4xx` :http:status:`2xx` :http:status:`5xx`\n",
        }
    )
    assert links(project.build(), "c.html") == [
        "b.html#http-status-4xx",
        "a.html#http-status-2xx",
        "https://datatracker.ietf.org/doc/html/rfc9110.html#section-15.6",
    ]


def test_reading_in_two_processes_finds_the_same(project: Project) -> None:
    pages = {f"page{number}.rst": f"T\n=\n\n:http:status:`404` {number}\n" for number in range(12)}
    project.write({"index.rst": INDEX, **pages, "a.rst": "T\n=\n" + TABLE.format("404")})
    built = project.build(parallel=2)
    assert built.warnings == []
    assert [links(built, f"page{number}.html") for number in range(12)] == [["a.html#http-status-404"]] * 12
    assert len(httpstatus_domain(built.app.env).inventory.uses[404]) == 12


def test_a_page_is_written_again_when_the_row_it_refers_to_moves_goes_or_comes(project: Project) -> None:
    outside = "https://datatracker.ietf.org/doc/html/rfc9110.html#section-15.5.5"
    project.write(
        {
            "index.rst": INDEX,
            "a.rst": "T\n=\n" + TABLE.format("404"),
            "b.rst": "T\n=\n",
            # With no place for any status the link to the index would go from every page.
            "c.rst": "T\n=\n" + TABLE.format("200"),
            "mention.rst": "T\n=\n\n:http:status:`404`\n",
            "other.rst": "T\n=\n\n:http:status:`410`\n",
        }
    )
    assert links(project.build(), "mention.html") == ["a.html#http-status-404"]
    touch(project, "a.rst", "T\n=\n\nmoved\n")
    touch(project, "b.rst", "T\n=\n" + TABLE.format("404"))
    assert links(project.build(), "mention.html") == ["b.html#http-status-404"]
    (project.srcdir / "b.rst").unlink()
    before = (project.srcdir / "_build/html/other.html").stat().st_mtime_ns
    built = project.build()
    assert links(built, "mention.html") == [outside]
    assert (built.outdir / "other.html").stat().st_mtime_ns == before
    touch(project, "a.rst", "T\n=\n" + TABLE.format("404"))
    built = project.build()
    assert links(built, "mention.html") == ["a.html#http-status-404"]
    assert built.warnings == []


def test_each_builder_writes_again_what_has_changed_since_its_own_last_build(project: Project) -> None:
    project.write(
        {
            "index.rst": INDEX,
            "a.rst": "T\n=\n" + TABLE.format("404"),
            "b.rst": "T\n=\n",
            "mention.rst": "T\n=\n\n:http:status:`404`\n",
        }
    )
    project.build()
    touch(project, "a.rst", "T\n=\n")
    touch(project, "b.rst", "T\n=\n" + TABLE.format("404"))
    project.build("xml")
    assert links(project.build(), "mention.html") == ["b.html#http-status-404"]


def test_nothing_is_written_when_nothing_has_changed(project: Project) -> None:
    project.write({"index.rst": "T\n=\n\n:http:status:`404`\n" + TABLE.format("404")})
    project.build()
    app = project.build().app
    assert "0 added, 0 changed, 0 removed" in app.status.getvalue()
    assert "no targets are out of date" in app.status.getvalue()


def test_a_change_of_the_enum_reads_its_pages_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def enum(phrase: str) -> None:
        (project.srcdir / "changing.py").write_text(
            f"import enum\nclass S(enum.IntEnum):\n    CALM = 420\n    phrase = property(lambda self: {phrase!r})\n"
        )
        sys.modules.pop("changing", None)

    monkeypatch.syspath_prepend(project.srcdir)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    project.conf('httpstatus_enum = "changing.S"')
    project.write({"index.rst": INDEX, "table.rst": "T\n=\n\n.. http-status-table::\n   :columns: phrase\n"})
    project.write({"mention.rst": "T\n=\n\n:http:status:`420`\n", "plain.rst": "T\n=\n"})
    enum("Calm Down")
    project.build()
    enum("Relax")
    app = project.build().app
    assert "0 added, 2 changed, 0 removed" in app.status.getvalue()
    html = (project.srcdir / "_build/html/mention.html").read_text()
    assert '<a class="http-status http-status-4xx reference internal" href="table.html#http-status-420"' in html
    assert ">420 Relax</a>" in html
    assert ">Relax</p>" not in html
    assert "Relax" in (project.srcdir / "_build/html/table.html").read_text()


def test_an_enum_that_could_not_be_imported_is_tried_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(project.srcdir)
    project.write({"index.rst": "T\n=\n\n.. http-status-table::\n   :enum: latelib.S\n"})
    assert project.build().warnings == [
        "index.rst:4: WARNING: http-status-table: 'latelib.S' can't be imported: there is no module 'latelib' on sys.path;"
        " no table is shown [httpstatus.enum]"
    ]
    (project.srcdir / "latelib.py").write_text("import enum\nclass S(enum.Enum):\n    OK = 200\n")
    built = project.build()
    assert built.warnings == []
    assert 'id="http-status-200"' in built.text("index.html")


def test_a_mention_in_a_substitution_counts_where_it_is_used(project: Project) -> None:
    project.write({"index.rst": "T\n=\n\n.. |nf| replace:: :http:status:`404`\n\nA\n-\n\n|nf|\n\nB\n-\n\nnone\n"})
    built = project.build()
    assert used_in(built) == {404: ["a"]}


def test_adding_and_removing_the_extension_over_a_build_directory_works(project: Project) -> None:
    project.write({"index.rst": "T\n=\n\ntext\n"})
    for extensions in ((), ("sphinxext_httpstatus",), (), ("sphinxext_httpstatus",)):
        project.conf("", extensions=extensions)
        assert project.build().warnings == []


def test_an_enum_that_has_gone_does_not_stop_the_build_of_other_pages(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(project.srcdir)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    (project.srcdir / "going_lib.py").write_text("import enum\nclass S(enum.Enum):\n    OK = 200\n    CALM = 420\n")
    project.write({"index.rst": INDEX, "z.rst": "Z\n=\n\n.. http-status-table::\n   :enum: going_lib.S\n"})
    project.write({"a.rst": "A\n=\n\n:py:attr:`foo.Bar.BAZ` :http:status:`CALM`\n"})
    assert project.build(nitpicky=False).warnings == []
    for text in ("S2(enum.Enum):\n    OK = 200\n", "S(enum.Enum):\n    OK = 200\n"):
        sys.modules.pop("going_lib")
        (project.srcdir / "going_lib.py").write_text(f"import enum\nclass {text}")
        touch(project, "a.rst", f"A\n=\n\n:py:attr:`foo.Bar.BAZ` :http:status:`CALM` {len(text)}\n")
        warnings = project.build(nitpicky=False).warnings
        assert all("[httpstatus." in warning for warning in warnings)
        assert any("unknown HTTP status 'CALM'" in warning for warning in warnings)


def test_a_build_with_nothing_changed_writes_no_page(project: Project) -> None:
    project.write(
        {"index.rst": "T\n=\n\n:http:status:`404` :http:status:`banana`\n\n.. http-status-table::\n   :used:\n"}
    )
    assert "[100%]" in project.build().app.status.getvalue()
    assert "[100%]" not in project.build().app.status.getvalue()


@pytest.mark.parametrize("mention", ["6xx", "9XX"])
def test_a_class_that_there_is_not_is_unknown(project: Project, mention: str) -> None:
    project.conf('httpstatus_fallback = "mdn"')
    project.write({"index.rst": f"T\n=\n\n:http:status:`{mention}`\n"})
    built = project.build(nitpicky=False)
    assert built.warnings == [
        f"index.rst:4: WARNING: unknown HTTP status '{mention.lower()}': expected a code, a name or a reason phrase, such as"
        " 404, NOT_FOUND or Not Found [httpstatus.unknown]"
    ]
    assert links(built, "index.html") == []
