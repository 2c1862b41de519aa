"""What is read and written again because something else has changed, for each folder of output."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from sphinxext_httpstatus.domain import HTTPStatusDomain

from .builds import build
from .conftest import INDEX
from .links import dead_links, inventory, links

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext_httpstatus.registry import Registry

    from .conftest import Project

TABLE = "{0}\n=\n\n.. http-status-table::\n   :codes: {1}\n"
MENTION = "M\n=\n\n:http:status:`404`\n"


def addresses(outdir: Path, page: str) -> list[str]:
    return links((outdir / page).read_text(encoding="utf-8"))


@pytest.fixture
def moving(project: Project) -> Project:
    """A table on page a, which is about to move to page b, and mentions on pages m0 to m5."""
    project.write({"index.rst": INDEX, "a.rst": TABLE.format("A", "404"), "b.rst": "B\n=\n"})
    project.write({f"m{number}.rst": MENTION for number in range(6)})
    return project


def move(project: Project) -> None:
    touch(project, "a.rst", "A\n=\n\nIt has moved.\n")
    touch(project, "b.rst", TABLE.format("B", "404"))


def touch(project: Project, name: str, text: str) -> None:
    """Write a file so that Sphinx sees that it has changed, however fast the test."""
    path = project.srcdir / name
    before = path.stat().st_mtime_ns if path.exists() else 0
    project.write({name: text})
    newer = max(before, path.stat().st_mtime_ns) + 2_000_000_000
    os.utime(path, ns=(newer, newer))


@pytest.mark.parametrize("pages", range(9))
def test_a_build_that_is_killed_leaves_no_page_as_it_was(moving: Project, pages: int) -> None:
    outdir = moving.srcdir / "_build"
    build(moving.srcdir, outdir)
    move(moving)
    build(moving.srcdir, outdir, killed_after=pages)
    assert build(moving.srcdir, outdir) == []
    assert {href for number in range(6) for href in addresses(outdir, f"m{number}.html")} == {"b.html#http-status-404"}
    assert dead_links(outdir) == []


def test_a_build_that_is_killed_and_taken_back_leaves_no_page_as_it_was_to_be(moving: Project) -> None:
    outdir = moving.srcdir / "_build"
    build(moving.srcdir, outdir)
    move(moving)
    # The mention's page has been written, and nothing says so.
    build(moving.srcdir, outdir, killed_after=6)
    touch(moving, "a.rst", TABLE.format("A", "404"))
    touch(moving, "b.rst", "B\n=\n")
    build(moving.srcdir, outdir)
    assert {href for number in range(6) for href in addresses(outdir, f"m{number}.html")} == {"a.html#http-status-404"}


KILL = """
import os, signal, sys
from sphinx.application import Sphinx
source, outdir = sys.argv[1:]
app = Sphinx(source, source, outdir, outdir + "/.doctrees", "html", status=None)
app.connect("html-page-context", lambda app, page, *_: page == "m2" and os.kill(os.getpid(), signal.SIGKILL))
app.build()
"""


@pytest.mark.processes
def test_a_process_that_is_killed_leaves_no_page_as_it_was(moving: Project) -> None:
    outdir = moving.srcdir / "_build"
    build(moving.srcdir, outdir)
    move(moving)
    run = subprocess.run([sys.executable, "-c", KILL, moving.srcdir, outdir], check=False, capture_output=True)
    assert run.returncode == -9
    build(moving.srcdir, outdir)
    assert {href for number in range(6) for href in addresses(outdir, f"m{number}.html")} == {"b.html#http-status-404"}


@pytest.mark.parametrize("damage", ["", "{", "[]", '"x"', '{"m0": 3}'])
def test_a_damaged_record_of_what_was_written_has_pages_written_again(moving: Project, damage: str) -> None:
    outdir = moving.srcdir / "_build"
    build(moving.srcdir, outdir)
    (record,) = (outdir / ".doctrees").glob("httpstatus-*.json")
    assert json.loads(record.read_text()).keys() == {"a", *(f"m{number}" for number in range(6))}
    record.write_text(damage)
    move(moving)
    assert build(moving.srcdir, outdir) == []
    assert addresses(outdir, "m0.html") == ["b.html#http-status-404"]


def test_each_folder_of_output_is_brought_up_to_date_over_the_same_doctrees(moving: Project, tmp_path: Path) -> None:
    first, second, doctrees = tmp_path / "o1", tmp_path / "o2", tmp_path / "doctrees"
    for outdir in (first, second):
        build(moving.srcdir, outdir, doctreedir=doctrees)
    move(moving)
    for outdir in (second, first):
        build(moving.srcdir, outdir, doctreedir=doctrees)
        assert addresses(outdir, "m0.html") == ["b.html#http-status-404"]
        assert dead_links(outdir) == []


def test_each_builder_is_brought_up_to_date_over_the_same_doctrees(moving: Project, tmp_path: Path) -> None:
    outdir, doctrees = tmp_path / "html", tmp_path / "doctrees"
    build(moving.srcdir, outdir, doctreedir=doctrees)
    move(moving)
    for builder in ("xml", "latex", "text"):
        build(moving.srcdir, tmp_path / builder, doctreedir=doctrees, builder=builder)
    build(moving.srcdir, outdir, doctreedir=doctrees)
    assert addresses(outdir, "m0.html") == ["b.html#http-status-404"]


def test_two_builders_may_write_into_one_folder(moving: Project, tmp_path: Path) -> None:
    outdir, doctrees = tmp_path / "out", tmp_path / "doctrees"
    for builder in ("html", "text"):
        build(moving.srcdir, outdir, doctreedir=doctrees, builder=builder)
    move(moving)
    for builder in ("text", "html"):
        build(moving.srcdir, outdir, doctreedir=doctrees, builder=builder)
    assert addresses(outdir, "m0.html") == ["b.html#http-status-404"]


def test_the_page_that_owns_a_row_is_written_again_when_another_builder_has_read_it(
    project: Project, tmp_path: Path
) -> None:
    table = ".. http-status-table::\n   :codes: {}\n"
    project.write({"index.rst": INDEX, "b.rst": "B\n=\n\n.. include:: table.txt\n", "table.txt": table.format("404")})
    project.write({"m.rst": "M\n=\n\n:http:status:`409`\n"})
    doctrees = tmp_path / "doctrees"
    build(project.srcdir, tmp_path / "html", doctreedir=doctrees)
    # Not touched: a time in the future would have it read again in the next build too.
    project.write({"table.txt": table.format("404 409")})
    build(project.srcdir, tmp_path / "latex", doctreedir=doctrees, builder="latex")
    build(project.srcdir, tmp_path / "html", doctreedir=doctrees)
    assert addresses(tmp_path / "html", "m.html") == ["b.html#http-status-409"]
    assert dead_links(tmp_path / "html") == []


def test_a_page_that_has_lost_its_statuses_to_another_builder_is_written_again(
    project: Project, tmp_path: Path
) -> None:
    project.write({"index.rst": INDEX, "b.rst": "B\n=\n\n.. include:: part.txt\n", "part.txt": ":http:status:`404`\n"})
    doctrees = tmp_path / "doctrees"
    build(project.srcdir, tmp_path / "html", doctreedir=doctrees)
    touch(project, "part.txt", "Nothing.\n")
    build(project.srcdir, tmp_path / "text", doctreedir=doctrees, builder="text")
    build(project.srcdir, tmp_path / "html", doctreedir=doctrees)
    assert addresses(tmp_path / "html", "b.html") == []


def test_a_build_of_some_files_leaves_the_others_to_the_next(moving: Project) -> None:
    moving.build()
    move(moving)
    app = moving.app()
    app.build(filenames=[moving.srcdir / "m0.rst"])
    app.cleanup()
    built = moving.build()
    assert [links(built.text(f"m{number}.html")) for number in range(6)] == [["b.html#http-status-404"]] * 6


def test_a_build_that_fails_at_its_end_is_not_taken_for_a_whole_one(moving: Project) -> None:
    moving.build()
    move(moving)
    app = moving.app()

    def fail(_app: object, _doctree: object, docname: str) -> None:
        if docname == "m0":
            raise RuntimeError

    app.connect("doctree-resolved", fail, priority=900)
    with pytest.raises(Exception, match="doctree-resolved"):
        app.build()
    app.cleanup()
    assert links(moving.build().text("m0.html")) == ["b.html#http-status-404"]


def test_a_builder_that_writes_everything_anyway_is_told_nothing(moving: Project) -> None:
    first, second = (moving.build("latex").app for _ in range(2))
    assert "pickling environment" in first.status.getvalue()
    assert "pickling environment" not in second.status.getvalue()
    assert list(Path(second.doctreedir).glob("httpstatus-*.json")) == []


OWN = """
import enum

class Own(enum.IntEnum):
    FINE = 200
    gone = 410
    RETIRED = 404
"""


@pytest.fixture
def own(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with an enum of its own, of which a member is in small letters."""
    project.write({"small_statuses.py": OWN})
    monkeypatch.syspath_prepend(project.srcdir)
    return project


@pytest.mark.processes
def test_what_a_python_name_means_does_not_depend_on_the_order_of_reading(own: Project) -> None:
    name = ":py:attr:`small_statuses.Own.gone`\n"
    names = [f"{letter}{number}" for letter in "az" for number in range(6)]
    own.write({f"{page}.rst": f"{page}\n==\n\n{name}" for page in names})
    own.write({"m.rst": "M\n=\n\n.. http-status-table::\n   :enum: small_statuses.Own\n   :columns: code used\n"})
    own.write({"index.rst": INDEX})

    def uses() -> list[str]:
        html = built.text("m.html")
        return [name for name in names if f'href="{name}.html#' in html]

    built = own.build()
    assert uses() == names
    touch(own, "a0.rst", f"a0\n==\n\n{name}\nMore.\n")
    built = own.build()
    assert uses() == names
    (own.srcdir / "_build" / "doctrees" / "environment.pickle").unlink()
    built = own.build(parallel=4)
    assert uses() == names


def test_names_of_an_enum_whose_table_has_gone_are_no_uses_any_more(own: Project) -> None:
    own.write(
        {
            "index.rst": INDEX,
            "a.rst": "A\n=\n\n.. http-status-table::\n   :enum: small_statuses.Own\n   :no-index:\n",
            "b.rst": "B\n=\n\n.. http-status-table::\n   :codes: 404\n   :columns: code used\n",
            "z.rst": "Z\n=\n\n:py:attr:`small_statuses.Own.RETIRED`\n",
        }
    )
    built = own.build(nitpicky=False)
    assert 'href="z.html#z"' in built.text("b.html")
    assert links(built.text("z.html")) == ["b.html#http-status-404"]
    touch(own, "a.rst", "A\n=\n\nNo table.\n")
    built = own.build(nitpicky=False)
    assert 'href="z.html#z"' not in built.text("b.html")
    assert links(built.text("z.html")) == []
    assert "page" not in re.sub(
        "<[^>]*>", "", built.text("httpstatus-index.html").partition("<table")[2].partition("</table>")[0]
    )


def test_members_in_small_letters_are_linked_in_signatures(own: Project) -> None:
    own.write(
        {
            "index.rst": "T\n=\n\n.. py:function:: f(status=small_statuses.Own.gone, other=os.sep)\n\n"
            ".. http-status-table::\n   :enum: small_statuses.Own\n"
        }
    )
    built = own.build(nitpicky=False)
    assert built.warnings == []
    assert links(built.text("index.html")) == ["#http-status-410"]
    assert ">os.sep<" in built.text("index.html")


def test_enums_are_asked_as_often_as_there_are_pages_not_pages_times_tables(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    registry = HTTPStatusDomain.registry

    def noted(self: HTTPStatusDomain, enum: str = "", spec: str = "") -> Registry:
        asked.append(enum)
        return registry(self, enum, spec)

    monkeypatch.setattr(HTTPStatusDomain, "registry", noted)
    names = " ".join(f":py:attr:`some.module.Thing{number}.name`" for number in range(40))
    counts: list[int] = []
    for pages in (5, 10, 20):
        project.write(
            {
                f"p{n}.rst": f"P\n=\n\n{names}\n\n.. http-status-table::\n   :codes: 404\n   :no-index:\n"
                for n in range(pages)
            }
        )
        project.write({"index.rst": INDEX})
        asked.clear()
        project.build("dummy", nitpicky=False)
        # Of those that are there already nothing is read again.
        counts.append(len(asked))
    assert counts[2] - counts[1] <= 2 * (counts[1] - counts[0]) + 5
    assert counts[2] < 20 * 20


def test_the_build_folder_of_an_earlier_version_is_read_anew(moving: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as context:
        context.setattr(HTTPStatusDomain, "data_version", 1)
        moving.build()
    built = moving.build()
    assert built.warnings == []
    assert "9 added" in built.app.status.getvalue()
    assert links(built.text("m0.html")) == ["a.html#http-status-404"]


CONDITIONS: dict[str, tuple[str, str]] = {
    "only": (".. only:: html", ".. only:: latex"),
    "nested": (".. only:: html\n\n   .. only:: not latex", ".. only:: html\n\n   .. only:: latex"),
    "ifconfig": (".. ifconfig:: release == '1'", ".. ifconfig:: release == '2'"),
    "broken": (".. only:: html", ".. ifconfig:: nonsense("),
}


def under(condition: str, text: str) -> str:
    depth = 3 * condition.count("..")
    return f"{condition}\n\n" + "".join(f"{' ' * depth}{line}\n" for line in text.splitlines())


@pytest.fixture
def conditional(project: Project) -> Callable[[str], Project]:
    def write(kind: str) -> Project:
        shown, hidden = CONDITIONS[kind]
        project.conf('release = "1"', extensions=("sphinx.ext.ifconfig", "sphinx.ext.todo", "sphinxext_httpstatus"))
        table = ".. http-status-table::\n   :codes: 404 410\n   :columns: code used\n"
        project.write(
            {
                "index.rst": INDEX,
                "a.rst": "A\n=\n\n" + under(hidden, table),
                "b.rst": "B\n=\n\n" + under(shown, table),
                "m.rst": f"M\n=\n\n:http:status:`404`\n\n{under(hidden, ':http:status:`410`')}\n"
                f"Shown\n-----\n\n{under(shown, ':http:status:`404`')}\n",
            }
        )
        return project

    return write


@pytest.mark.parametrize("kind", CONDITIONS)
def test_what_a_build_leaves_out_is_no_place_no_use_and_no_duplicate(
    conditional: Callable[[str], Project], kind: str
) -> None:
    built = conditional(kind).build(nitpicky=False)
    # Sphinx's own, of an expression that can't be evaluated.
    assert [warning for warning in built.warnings if "httpstatus" in warning] == []
    assert links(built.text("m.html"))[-1] == "b.html#http-status-404"
    html = built.text("b.html")
    assert ">M</a>, <a" in html
    assert ">Shown</a>" in html
    index = built.text("httpstatus-index.html")
    assert ("b.html#http-status-404" in index, "a.html" in index, "(1 page)" in index) == (True, False, True)
    assert index.count("page)") == 1
    assert "a.html#" not in built.text("genindex.html")
    assert [line for line in built.inventory() if "a.html#http" in line] == []
    assert dead_links(built.outdir) == []


def test_the_other_builder_shows_the_other_table_over_the_same_doctrees(
    conditional: Callable[[str], Project], tmp_path: Path
) -> None:
    project = conditional("only")
    for _ in range(2):
        assert build(project.srcdir, tmp_path / "html", doctreedir=tmp_path / "doctrees") == []
        assert addresses(tmp_path / "html", "m.html")[-1] == "b.html#http-status-404"
        assert "a.html#" not in (tmp_path / "html" / "genindex.html").read_text()
        assert build(project.srcdir, tmp_path / "tex", doctreedir=tmp_path / "doctrees", builder="latex") == []
        (tex,) = (
            path.read_text() for path in (tmp_path / "tex").glob("*.tex") if "begin{document}" in path.read_text()
        )
        assert r"\hyperref[\detokenize{a:http-status-404}]" in tex
        assert r"\detokenize{b:http-status-404}" not in tex


def test_a_tag_given_on_the_command_line_decides_anew(project: Project, tmp_path: Path) -> None:
    table = ".. http-status-table::\n   :codes: 404\n"
    project.write({"index.rst": f"{INDEX}\n", "m.rst": MENTION})
    project.write({"a.rst": "A\n=\n\n" + under(".. only:: internal", table)})
    for tags, found in (((), "https://"), (("internal",), "a.html"), ((), "https://")):
        build(project.srcdir, tmp_path / "html", tags=tags)
        assert addresses(tmp_path / "html", "m.html")[0].startswith(found)


@pytest.mark.parametrize("is_shown", [True, False])
def test_a_todo_counts_where_todos_are_shown(project: Project, is_shown: bool) -> None:
    project.conf(f"todo_include_todos = {is_shown}", extensions=("sphinx.ext.todo", "sphinxext_httpstatus"))
    todo = ".. todo::\n\n   :http:status:`410`\n\n   .. http-status-table::\n      :codes: 404\n"
    project.write({"index.rst": f"T\n=\n\n:http:status:`404`\n\n{todo}\n.. http-status-table::\n   :codes: 410\n"})
    project.write(
        {"u.rst": ":orphan:\n\nU\n=\n\n.. http-status-table::\n   :used:\n   :columns: code used\n   :no-index:\n"}
    )
    built = project.build(nitpicky=False)
    assert built.warnings == []
    assert links(built.text("index.html"))[0].startswith("#" if is_shown else "https://")
    assert (">410</span>" in built.text("u.html")) is is_shown


def test_a_table_that_another_directive_throws_away_is_no_place(project: Project) -> None:
    project.write(
        {
            "conf.py": dedent("""
                from docutils.parsers.rst import Directive
                class Drop(Directive):
                    has_content = True
                    def run(self):
                        self.state.nested_parse(self.content, self.content_offset, __import__("docutils.nodes").nodes.Element())
                        return []
                extensions = ["sphinxext_httpstatus"]
                def setup(app):
                    app.add_directive("drop", Drop)
            """),
            "index.rst": "T\n=\n\n:http:status:`404`\n\n.. drop::\n\n   .. http-status-table::\n      :codes: 404\n",
        }
    )
    built = project.build()
    assert links(built.text("index.html"))[0].startswith("https://")
    assert "404" not in built.text("genindex.html")


def test_a_page_is_written_again_when_the_row_it_refers_to_moves_goes_or_comes(project: Project) -> None:
    outside = "https://datatracker.ietf.org/doc/html/rfc9110.html#section-15.5.5"
    project.write(
        {
            "index.rst": INDEX,
            "a.rst": TABLE.format("T", "404"),
            "b.rst": "T\n=\n",
            "c.rst": TABLE.format("T", "200"),
            "mention.rst": "T\n=\n\n:http:status:`404`\n",
            "other.rst": "T\n=\n\n:http:status:`410`\n",
        }
    )
    assert links(project.build().text("mention.html")) == ["a.html#http-status-404"]
    touch(project, "a.rst", "T\n=\n\nmoved\n")
    touch(project, "b.rst", TABLE.format("T", "404"))
    assert links(project.build().text("mention.html")) == ["b.html#http-status-404"]
    (project.srcdir / "b.rst").unlink()
    before = (project.srcdir / "_build/html/other.html").stat().st_mtime_ns
    built = project.build()
    assert links(built.text("mention.html")) == [outside]
    assert (built.outdir / "other.html").stat().st_mtime_ns == before
    touch(project, "a.rst", TABLE.format("T", "404"))
    built = project.build()
    assert links(built.text("mention.html")) == ["a.html#http-status-404"]
    assert built.warnings == []


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
    status = project.build().app.status.getvalue()
    assert "[100%]" not in status
    assert "0 added, 0 changed, 0 removed" in status
    assert "no targets are out of date" in status


def test_a_page_whose_own_table_a_tag_hides_is_written_again_in_every_output(project: Project, tmp_path: Path) -> None:
    project.write({"index.rst": "T\n=\n\n" + under(".. only:: internal", ".. http-status-table::\n   :codes: 404\n")})
    for tags in ((), ("internal",), ()):
        build(project.srcdir, tmp_path / "text", builder="text", tags=tags)
        assert ("NOT_FOUND" in (tmp_path / "text" / "index.txt").read_text()) is bool(tags)


def test_names_that_only_a_hidden_table_shows_are_known(own: Project) -> None:
    own.write(
        {
            "index.rst": "T\n=\n\n:http:status:`gone` :http:status:`RETIRED`\n\n"
            + under(".. only:: latex", ".. http-status-table::\n   :enum: small_statuses.Own\n")
        }
    )
    built = own.build()
    assert built.warnings == []
    assert [href.rpartition("-")[2] for href in links(built.text("index.html"))] == ["15.5.11", "15.5.5"]
    assert ">404 Not Found<" in built.text("index.html")


@pytest.mark.parametrize("pages", range(4))
def test_a_page_that_loses_its_statuses_in_a_killed_build_is_written_by_the_next(own: Project, pages: int) -> None:
    own.write(
        {
            "index.rst": INDEX,
            "a.rst": "A\n=\n\n.. http-status-table::\n   :enum: small_statuses.Own\n   :no-index:\n",
            "b.rst": "B\n=\n\n.. http-status-table::\n   :codes: 404\n",
            "z.rst": "Z\n=\n\n:py:attr:`small_statuses.Own.RETIRED`\n",
        }
    )
    outdir = own.srcdir / "_build"
    build(own.srcdir, outdir)
    assert addresses(outdir, "z.html") == ["b.html#http-status-404"]
    touch(own, "a.rst", "A\n=\n\nNo table.\n")
    build(own.srcdir, outdir, killed_after=pages)
    build(own.srcdir, outdir)
    assert addresses(outdir, "z.html") == []


def test_a_text_without_a_link_follows_the_enum(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    own.conf('httpstatus_enum = "small_statuses.Own"')
    own.write({"index.rst": "T\n=\n\n:http:status:`!409`\n"})
    assert "409 Conflict" in own.build().text("index.html")
    own.write({"small_statuses.py": f"{OWN}    phrase = property(lambda self: 'Calm')\n    CALM = 409\n"})
    sys.modules.pop("small_statuses")
    assert "409 Calm" in own.build().text("index.html")


@pytest.mark.processes
@pytest.mark.parametrize("mention", ["404", "RETIRED", "other:404"])
def test_a_page_follows_the_inventory_of_another_project(own: Project, mention: str) -> None:
    own.conf(
        'intersphinx_mapping = {"other": ("https://other.test/", "other.inv")}\nintersphinx_cache_limit = 0',
        extensions=("sphinx.ext.intersphinx", "sphinxext_httpstatus"),
    )
    table = ".. http-status-table::\n   :enum: small_statuses.Own\n   :no-index:\n"
    own.write({"index.rst": INDEX, "m.rst": f"M\n=\n\n:http:status:`{mention}`\n", "t.rst": f"T\n=\n\n{table}"})
    for there in ("first", "second"):
        (own.srcdir / "other.inv").write_bytes(inventory(f"404 httpstatus:status 1 {there}.html#s 404 There\n"))
        html = own.build(nitpicky=False).text("m.html")
        assert f'href="https://other.test/{there}.html#s"' in html
