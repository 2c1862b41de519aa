"""The directive: text to nodes."""

from __future__ import annotations

import sys
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from sphinx import addnodes

from sphinxext_httpstatus.domain import httpstatus_domain

from .conftest import STAND, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Page, Project

SEED_HEADER = ["Code", "Enum Name", "Details"]


def details_of(row: dict[str, str]) -> str:
    """The Details cell as a reader sees it, from a row of details.csv."""
    text = f"{row['label']} RFC {row['rfc']}"
    text += f", Section {row['section']}" if row["section_in_text"] == "yes" else ""
    return text + (f" ({row['mark']})" if row["mark"] else "")


def details(spec: str) -> dict[int, dict[str, str]]:
    return {int(row["code"]): row for row in rows_of("details.csv") if row["spec"] == spec}


@pytest.fixture
def enum_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """A function that makes the module ``mylib`` of a text."""
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "mylib", raising=False)

    def write(text: str) -> None:
        (tmp_path / "mylib.py").write_text(f"import enum\n{text}", encoding="utf-8")

    return write


def test_the_default_table_has_a_row_for_each_member(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. http-status-table::\n")
    rows = details("rfc9110")
    assert page.cells() == [
        SEED_HEADER,
        *([str(member.value), member.name, details_of(rows[member.value])] for member in HTTPStatus),
    ]
    assert page.warnings == []


@pytest.mark.parametrize("spec", ["rfc9110", "rfc7231"])
def test_each_details_cell_leads_to_its_section(parse_page: Callable[[str], Page], spec: str) -> None:
    page = parse_page(f".. http-status-table::\n   :spec: {spec}\n")
    links = [reference["refuri"].rpartition("/")[2] for reference in page.table.findall(nodes.reference)]
    assert links == [f"rfc{row['rfc']}.html#section-{row['section']}" for row in details(spec).values()]


def test_the_table_of_python_3_8_is_that_of_its_documentation(
    parse_page: Callable[[str], Page], enum_module: Callable[[str], None]
) -> None:
    members = [row for row in rows_of("enum-by-python.csv") if row["python"] == "3.8"]
    lines = [f"    {row['name']} = {row['code']}" for row in members]
    enum_module("class HTTPStatus(enum.IntEnum):\n" + "\n".join(lines))
    page = parse_page(".. http-status-table::\n   :enum: mylib.HTTPStatus\n   :spec: rfc7231\n")
    rows = details("rfc7231")
    assert len(members) == 59
    assert page.cells() == [
        SEED_HEADER,
        *([row["code"], row["name"], details_of(rows[int(row["code"])])] for row in members),
    ]


def test_a_row_is_made_of_literals_a_target_and_a_link(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. http-status-table::\n   :codes: 404\n")
    row = list(page.table.findall(nodes.row))[1]
    assert row["classes"] == ["http-status-4xx"]
    target, code = row[0][0].children
    assert isinstance(target, nodes.target)
    assert target["ids"] == ["http-status-404", "http-status-4xx"]
    assert isinstance(code, nodes.literal)
    assert isinstance(row[1][0][0], nodes.literal)
    reference = row[2][0][1]
    assert (reference.astext(), reference["classes"]) == ("RFC 9110, Section 15.5.5", ["rfc"])
    # Neither the rfc role's entry in the general index nor its target is left.
    assert list(page.doctree.findall(addnodes.index)) == []
    assert list(page.doctree.findall(nodes.target)) == [target]


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (":codes: 404", [404]),
        (":codes: CONFLICT, 404 200", [200, 404, 409]),
        (":codes: 2xx\n   :exclude: 201-206,IM_USED", [200, 207, 208]),
        (":codes: 500-502 REQUEST_ENTITY_TOO_LARGE", [413, 500, 501, 502]),
        (":codes: 404\n           410", [404, 410]),
        (":exclude: 1XX 200-599", []),
    ],
)
def test_codes_and_exclude_select_rows_in_the_enum_s_order(
    parse_page: Callable[[str], Page], options: str, codes: list[int]
) -> None:
    page = parse_page(f".. http-status-table::\n   {options}\n")
    if codes:
        assert [int(cells[0]) for cells in page.cells()[1:]] == codes
        assert page.warnings == []
    else:
        assert page.warnings == [
            "index.rst:1: WARNING: http-status-table: no status of http.HTTPStatus is left: no table is shown"
            " [httpstatus.empty]"
        ]


def test_columns_come_in_the_order_that_is_asked_for(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. http-status-table::\n   :codes: 404\n   :columns: phrase description,code\n")
    assert page.cells() == [
        ["Reason Phrase", "Description", "Code"],
        ["Not Found", "Nothing matches the given URI", "404"],
    ]
    # The id is in the first cell, whichever that is.
    assert page.table.next_node(nodes.target).parent.astext() == "Not Found"


def test_an_own_enum_is_shown_with_its_names_and_the_standard_s_references(
    parse_page: Callable[[str], Page], enum_module: Callable[[str], None]
) -> None:
    enum_module("class Status(enum.Enum):\n    CALM = 420\n    MISSING = 404\n    LOST = 404\n")
    page = parse_page(".. http-status-table::\n   :enum: mylib.Status\n   :columns: code name phrase details\n")
    assert page.cells()[1:] == [
        ["420", "CALM", "Calm", ""],
        ["404", "MISSING", "Not Found", "HTTP Semantics RFC 9110, Section 15.5.5"],
    ]


def test_the_caption_is_parsed_and_may_be_translated(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. http-status-table:: All *that* we send\n   :codes: 200\n   :name: sent\n")
    title = page.table[0]
    assert isinstance(title, nodes.title)
    assert isinstance(title[1], nodes.emphasis)
    assert title.source
    assert page.table["names"] == ["sent"]


def test_the_options_of_docutils_tables_are_kept(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(
        ".. http-status-table::\n   :codes: 200\n   :class: a b\n   :align: right\n   :width: 50%\n   :widths: 1 2 3\n"
    )
    assert page.table["classes"] == ["http-status-table", "a", "b", "colwidths-given"]
    assert (page.table["align"], page.table["width"]) == ("right", "50%")
    assert [colspec["colwidth"] for colspec in page.table.findall(nodes.colspec)] == [1, 2, 3]
    assert page.warnings == []


def test_widths_may_be_auto(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. http-status-table::\n   :codes: 200\n   :widths: auto\n")
    assert page.table["classes"] == ["http-status-table", "colwidths-auto"]


def test_no_index_leaves_no_trace_but_the_table(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. http-status-table::\n   :codes: 404\n   :no-index:\n")
    assert page.cells()[1][0] == "404"
    assert list(page.doctree.findall(nodes.target)) == list(page.doctree.findall(addnodes.index)) == []
    assert list(httpstatus_domain(page.doctree.settings.env).get_objects()) == []


def test_the_same_table_twice_repeats_no_id(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. http-status-table::\n   :codes: 404\n\n.. http-status-table::\n   :codes: 404\n")
    assert [target["ids"] for target in page.doctree.findall(nodes.target)] == [
        ["http-status-404", "http-status-4xx"],
        ["http-status-404-2", "http-status-4xx-2"],
    ]
    assert page.warnings == []


def test_an_id_that_the_author_has_taken_is_left_to_it(parse_page: Callable[[str], Page]) -> None:
    page = parse_page("HTTP status 404\n===============\n\n.. http-status-table::\n   :codes: 404\n")
    assert next(page.doctree.findall(nodes.target))["ids"] == ["http-status-404-2", "http-status-4xx"]


def test_the_project_s_own_rfc_role_makes_the_link(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. role:: rfc(emphasis)\n\n.. http-status-table::\n   :codes: 404\n")
    assert isinstance(page.table.next_node(nodes.tbody).next_node(nodes.emphasis), nodes.emphasis)


def test_an_rfc_role_that_fails_leaves_the_text(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. role:: rfc(pep-reference)\n\n.. http-status-table::\n   :codes: 404\n")
    assert page.cells()[1][2] == "HTTP Semantics RFC 9110, Section 15.5.5"


def test_smart_quotes_leave_a_phrase_alone(project: Project) -> None:
    project.write(
        {
            "index.rst": "T\n=\n\n.. http-status-table::\n   :codes: 418\n   :columns: phrase\n\n"
            ":http:status:`418`, :http:status:`!418` and it's me.\n"
        }
    )
    html = project.build().text("index.html")
    assert html.count(">I'm a Teapot<") == 1
    assert html.count(">418 I'm a Teapot<") == 2
    assert "and it\N{RIGHT SINGLE QUOTATION MARK}s me." in html


AT = "index.rst:1: WARNING: http-status-table: "


@pytest.mark.parametrize(
    ("options", "warning"),
    [
        (":colums: code", "option 'colums': unknown; did you mean 'columns'? [httpstatus.option]"),
        (
            ":caption: Ours",
            "option 'caption': unknown; a caption stands behind the directive's name [httpstatus.option]",
        ),
        (
            ":zzz: 1",
            "option 'zzz': unknown; there are align, class, codes, columns, enum, exclude, name, no-index, no-index-entry,"
            " spec, used, width, widths [httpstatus.option]",
        ),
        (
            ":columns: code xyz",
            "option 'columns': no column 'xyz'; there are code, name, phrase, description, details, note, used [httpstatus.option]",
        ),
        (":columns: Code notes", "option 'columns': no column 'notes'; did you mean 'note'? [httpstatus.option]"),
        (":columns: code Phrases", "option 'columns': no column 'phrases'; did you mean 'phrase'? [httpstatus.option]"),
        (":columns: code Code", "option 'columns': 'code' is named twice [httpstatus.option]"),
        (
            ":codes: 200 500 -",
            "option 'codes': '-' is no range of status codes; write one as '500-504' [httpstatus.option]",
        ),
        (
            ":codes: 200 504 - 500",
            "option 'codes': the range '504-500' runs backwards; write '500-504' [httpstatus.option]",
        ),
        (":columns: code code", "option 'columns': 'code' is named twice [httpstatus.option]"),
        (":codes: 200 Conflct", "option 'codes': unknown HTTP status 'Conflct': did you mean 409 Conflict?"),
        (
            ":codes: 200 504-500",
            "option 'codes': the range '504-500' runs backwards; write '500-504' [httpstatus.option]",
        ),
        (":codes: 200 600-699", "option 'codes': '600-699' is no status of http.HTTPStatus [httpstatus.unknown]"),
        (
            ":exclude: Fund",
            "option 'exclude': unknown HTTP status 'Fund': did you mean 302 Found or 404 Not Found? [httpstatus.unknown]",
        ),
        (":codes:", "option 'codes': argument required but none supplied [httpstatus.option]"),
        (
            ":align: middle",
            'option \'align\': "middle" unknown; choose from "left", "center", or "right" [httpstatus.option]',
        ),
        (":spec: rfc1", 'option \'spec\': "rfc1" unknown; choose from "rfc9110", or "rfc7231" [httpstatus.option]'),
        (":no-index: maybe", "option 'no-index': expected no value, true or false, not 'maybe' [httpstatus.option]"),
        (":widths: 1 2", "option 'widths': 2 widths for 3 columns; give one for each column [httpstatus.option]"),
        (":widths: a b", "option 'widths': "),
        (":width: wide", "option 'width': "),
        (":class: ...", "option 'class': cannot make \"...\" into a class name [httpstatus.option]"),
    ],
)
def test_a_bad_option_is_told_of_and_the_table_stands(
    parse_page: Callable[[str], Page], options: str, warning: str
) -> None:
    page = parse_page(f".. http-status-table::\n   {options}\n\nAfter.\n")
    assert len(page.warnings) == 1
    assert page.warnings[0].startswith(AT + warning)
    assert page.warnings[0].endswith(("[httpstatus.option]", "[httpstatus.unknown]"))
    assert page.cells()[1][0] in {"100", "200"}
    assert page.doctree[-1].astext() == "After."


@pytest.mark.parametrize("value", ["", " true", " True", " yes", " ON"])
def test_a_flag_may_be_true(parse_page: Callable[[str], Page], value: str) -> None:
    page = parse_page(f".. http-status-table::\n   :codes: 404\n   :no-index:{value}\n")
    assert page.warnings == []
    assert list(page.doctree.findall(nodes.target)) == []


def test_a_flag_may_be_false(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. http-status-table::\n   :codes: 404\n   :no-index: false\n   :used: No\n")
    assert page.warnings == []
    assert page.doctree.next_node(nodes.target)["ids"] == ["http-status-404", "http-status-4xx"]


def test_columns_may_be_written_in_any_case(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. http-status-table::\n   :codes: 404\n   :columns: Code, PHRASE\n")
    assert page.warnings == []
    assert page.cells() == [["Code", "Reason Phrase"], ["404", "Not Found"]]


@pytest.mark.parametrize("codes", ["500 - 504", "500\N{EN DASH}504", "[500, 501 -504]"])
def test_a_range_may_have_blanks_and_any_dash(finish_page: Callable[[str], Page], codes: str) -> None:
    page = finish_page(f".. http-status-table::\n   :codes: {codes}\n   :columns: code\n\n   :502 - 504: Later.\n")
    assert page.warnings == []
    assert page.cells()[1:] == [["500", ""], ["501", ""], ["502", "Later."], ["503", "Later."], ["504", "Later."]]


@pytest.mark.parametrize("codes", ["Not Found, 410", "NOT_FOUND GONE", "404 Not Found, Gone", "404; 410"])
def test_codes_may_be_phrases(parse_page: Callable[[str], Page], codes: str) -> None:
    page = parse_page(f".. http-status-table::\n   :codes: {codes}\n   :columns: code\n")
    assert page.warnings == []
    assert page.cells()[1:] == [["404"], ["410"]]


@pytest.mark.parametrize(
    ("argument", "taken"),
    [
        (" 404 410", "404 410"),
        (" 4xx, 500-504", "4xx, 500-504"),
        (" Caption\n   codes: 404", "codes: 404"),
        ("\n   :codes:404", ":codes:404"),
        (" Caption\n   Columns: code", "Columns: code"),
        (" 404-410\n   colums: code", "colums: code"),
    ],
)
def test_an_option_that_is_taken_for_the_caption_is_told_of(
    parse_page: Callable[[str], Page], argument: str, taken: str
) -> None:
    page = parse_page(f".. http-status-table::{argument}\n\nAfter.\n")
    assert page.warnings == [
        f"index.rst:1: WARNING: http-status-table: {taken!r} is taken for a part of the caption; an option stands on a line of its"
        " own, such as ':codes: 404' [httpstatus.option]"
    ]
    assert len(page.cells()) > 60
    assert page.doctree[-1].astext() == "After."


@pytest.mark.parametrize(
    "argument", [" Gone", " Codes: a list", " What a 404 means", " 4xx\n   :codes: 404", " A\n   caption: of two lines"]
)
def test_a_caption_may_be_any_text(parse_page: Callable[[str], Page], argument: str) -> None:
    assert parse_page(f".. http-status-table::{argument}\n").warnings == []


def test_options_behind_an_empty_line_are_told_of(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(
        ".. http-status-table::\n\n   :codes: 404\n   :No-Index:\n   :404: Note.\n   :colums: code\n\nAfter.\n"
    )
    assert page.warnings == [
        f"index.rst:3: WARNING: http-status-table: field 'codes': {STAND}",
        f"index.rst:4: WARNING: http-status-table: field 'No-Index': did you mean the option 'no-index'? {STAND}",
        f"index.rst:6: WARNING: http-status-table: field 'colums': did you mean the option 'columns'? {STAND}",
    ]
    assert [row[3] for row in page.cells() if row[0] == "404"] == ["Note."]
    assert page.doctree[-1].astext() == "After."


@pytest.mark.parametrize(
    ("enum", "warning"),
    [
        (
            "http.HTTPMethod",
            "'http.HTTPMethod' has no member that is a status code of three digits: http.HTTPMethod.CONNECT is"
            " 'CONNECT', not an integer; no table is shown",
        ),
        ("no.such.Enum", "'no.such.Enum' can't be imported: there is no module 'no' on sys.path; no table is shown"),
        ("socketserver", "'socketserver' has no constant that is a status code of three digits; no table is shown"),
    ],
)
def test_an_enum_that_is_none_costs_its_table_alone(parse_page: Callable[[str], Page], enum: str, warning: str) -> None:
    page = parse_page(f".. http-status-table::\n   :enum: {enum}\n\nAfter.\n")
    assert page.warnings == [f"{AT}{warning} [httpstatus.enum]"]
    assert page.doctree.astext() == "After."


def test_members_that_are_no_statuses_are_told_of(
    parse_page: Callable[[str], Page], enum_module: Callable[[str], None]
) -> None:
    enum_module("class S(enum.Enum):\n    A = 'x'\n    OK = 200\n")
    page = parse_page(".. http-status-table::\n   :enum: mylib.S\n")
    assert page.warnings == [f"{AT}mylib.S.A is 'x', not an integer [httpstatus.enum]"]
    assert page.cells()[1][0] == "200"


def test_an_error_in_the_caption_costs_the_caption_s_markup_alone(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. http-status-table:: All `that\n   :codes: 200\n")
    assert page.warnings == [
        "index.rst:1: WARNING: Inline interpreted text or phrase reference start-string without end-string. [docutils]"
    ]
    assert page.cells()[1][0] == "200"


def test_an_author_s_own_table_may_have_the_class(project: Project) -> None:
    project.write({"index.rst": "T\n=\n\n.. list-table::\n   :class: http-status-table\n\n   * - one\n   * - two\n"})
    built = project.build()
    assert built.warnings == []
    assert "one" in built.text("index.html")


def test_a_table_in_a_note_is_left_as_it_is(project: Project) -> None:
    note = "   :404:\n      ==== ====\n      one  two\n      ==== ====\n"
    project.write({"index.rst": f"T\n=\n\n.. http-status-table::\n   :codes: 404\n\n{note}"})
    built = project.build()
    assert built.warnings == []
    assert built.text("index.html").count('class="headerlink" href="#http-status-404"') == 1


def test_a_role_of_the_project_s_that_raises_costs_the_links(project: Project) -> None:
    project.conf(
        """
        def role(*arguments):
            raise SystemExit("bye")

        def setup(app):
            app.add_role("rfc", role, override=True)
        """
    )
    project.write({"index.rst": "T\n=\n\n.. http-status-table::\n   :codes: 404 410\n"})
    built = project.build()
    assert built.warnings == [
        "index.rst:4: WARNING: http-status-table: the role 'rfc' raises SystemExit: bye; references are plain text"
        " [httpstatus.config]"
    ]
    assert "RFC 9110, Section 15.5.5" in built.text("index.html")
