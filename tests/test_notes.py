"""The body of a table: notes, and what else is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docutils import nodes

from .conftest import HEAD, LATEX
from .links import dead_links

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Page, Project

NOTE = "index.rst:{}: WARNING: http-status-table: {} [httpstatus.note]"


def test_a_note_stands_in_the_row_of_its_status(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(
        HEAD + "   :404: Not *here*.\n   :Gone: It went.\n   :409:\n      A list:\n\n      * one\n\n        * two\n"
    )
    assert page.warnings == []
    assert page.notes() == {"404": "Not here.", "409": "A list:\n\none\n\ntwo", "410": "It went."}
    assert len(list(page.table.findall(nodes.bullet_list))) == 2
    assert page.table.next_node(nodes.emphasis).astext() == "here"


@pytest.mark.parametrize(
    ("columns", "header"),
    [("", ["Code", "Enum Name", "Details", "Note"]), ("   :columns: phrase\n", ["Reason Phrase", "Note"])],
)
def test_the_column_is_shown_of_its_own_accord(
    parse_page: Callable[[str], Page], columns: str, header: list[str]
) -> None:
    page = parse_page(f".. http-status-table::\n   :codes: 404\n{columns}\n   :404: Here.\n")
    assert page.cells()[0] == header
    assert page.cells()[1][-1] == "Here."


def test_a_body_alone_needs_no_options(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. http-status-table:: Ours\n\n   :404: Here.\n")
    assert page.warnings == []
    assert [cells[3] for cells in page.cells() if cells[0] == "404"] == ["Here."]


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        ("   :200: Not shown.", 5, "field '200': the table has no such row; the text follows the table"),
        ("   :5xx: Not shown.", 5, "field '5xx': the table has no such row; the text follows the table"),
        (
            "   :404: One.\n   :NOT_FOUND: Two.",
            6,
            "field 'NOT_FOUND': of 404 there is a note like it already; that one is shown",
        ),
        (
            "   :404: One.\n   :4xx: Two.\n   :409-410: Three.",
            7,
            "field '409-410': of 409 and 410 there is a note like it already; that one is shown",
        ),
        (
            "   :banana: Text.",
            5,
            "field 'banana': unknown HTTP status 'banana': expected a code, a name, a class or a range, such as 404, NOT_FOUND, 4xx or"
            " 500-504; the text follows the table",
        ),
        (
            "   :504-500: Text.",
            5,
            "field '504-500': the range '504-500' runs backwards; write '500-504'; the text follows the table",
        ),
    ],
)
def test_a_field_that_names_no_row_is_told_of_and_the_rest_stands(
    parse_page: Callable[[str], Page], body: str, line: int, message: str
) -> None:
    page = parse_page(f"{HEAD}{body}\n\nAfter.\n")
    assert page.warnings == [NOTE.format(line, message)]
    assert len(page.cells()) == 4
    assert "Two." not in page.notes()["404"]
    assert page.doctree[-1].astext() == "After."


def test_of_a_note_for_several_one_that_is_unknown_costs_the_others_nothing(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(f"{HEAD}   :404, Conflct: Some text.\n")
    assert page.warnings == [
        NOTE.format(5, "field '404, Conflct': unknown HTTP status 'Conflct': did you mean 409 Conflict?")
    ]
    assert page.notes()["404"] == "Some text."


def test_what_is_no_field_list_follows_the_table(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(f"{HEAD}   Some text.\n\n   :404: A note.\n")
    assert page.warnings == [
        NOTE.format(
            5,
            "fields such as ':404: text' are expected, in MyST with myst_enable_extensions = ['fieldlist']; the rest follows the table",
        )
    ]
    assert page.notes()["404"] == "A note."
    assert page.doctree[-1].astext() == "Some text."


def test_errors_in_a_note_have_the_line_of_the_source(project: Project) -> None:
    project.write(
        {
            "index.rst": f"T\n=\n\n{HEAD}   :404: Fine.\n   :409: Some `broken\n         text\n   :410:\n\n      .. nonsense::\n"
        }
    )
    warnings = project.build().warnings
    assert warnings[0].startswith("index.rst:9: WARNING: Inline interpreted text")
    assert warnings[1].startswith("index.rst:13: ERROR: Unknown directive type")


@pytest.mark.parametrize("builder", ["html", "latex", "text", "texinfo", "man"])
@pytest.mark.parametrize(
    ("field", "problem"),
    [
        ("503", "the table has no such row"),
        ("404", "of 404 there is a note like it already; that one is shown"),
        ("404-404 409", "each status has a note of its own; this one follows the table"),
        ("nonsense", "unknown HTTP status 'nonsense': expected"),
    ],
)
def test_a_note_that_is_in_no_row_follows_the_table_with_all_that_is_in_it(
    project: Project, builder: str, field: str, problem: str
) -> None:
    project.conf(LATEX)
    note = "      .. _label:\n\n      Lost [#]_ [#n]_ [1]_ [*]_ [C]_ |s|.\n\n"
    note += "".join(f"      .. [{label}] Foot.\n\n" for label in ("#", "#n", "1", "*", "C"))
    project.write(
        {
            "index.rst": f"T\n=\n\n:ref:`x <label>` [#n]_ [1]_ [*]_ [C]_\n\n.. [*] Other.\n\n.. |s| replace:: x\n\n"
            f"{HEAD}   :404: A.\n   :409: B.\n   :{field}:\n{note}\n.. only:: nonsense\n\n   Not here.\n"
        }
    )
    built = project.build(builder)
    assert [f"field {field!r}: {problem}" in line and "[httpstatus.note]" in line for line in built.warnings] == [True]
    if builder == "html":
        html = built.text("index.html")
        assert html.count("Lost") == 1
        assert html.index("Lost") > html.index("</table>")
        assert html.count("Foot.") == 5
        assert dead_links(built.outdir) == []


@pytest.mark.parametrize(
    "body", ["", "\n\n         .. comment", "\n\n   ", " \u200b", " \\", "\n\n         .. _target:"]
)
def test_a_note_without_text_is_told_of_and_left_out(parse_page: Callable[[str], Page], body: str) -> None:
    page = parse_page(f".. http-status-table::\n   :codes: 404 410\n   :columns: code\n\n   :404:{body}\n")
    assert page.warnings == [
        "index.rst:5: WARNING: http-status-table: field '404': the note has no text; it is left out [httpstatus.note]"
    ]
    assert page.cells() == [["Code"], ["404"], ["410"]]


def test_of_a_note_without_text_the_one_for_several_stands(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. http-status-table::\n   :codes: 404\n   :columns: code\n\n   :404:\n   :4xx: Theirs.\n")
    assert page.warnings == [
        "index.rst:5: WARNING: http-status-table: field '404': the note has no text; it is left out [httpstatus.note]"
    ]
    assert page.cells()[1] == ["404", "Theirs."]


def test_a_comment_in_the_body_is_no_option(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. http-status-table::\n   :codes: 404\n\n   .. :codes: 404\n\n   :404: Note.\n")
    assert page.warnings == []
