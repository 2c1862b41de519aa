"""What reading keeps of a page: what is written, and nothing inferred."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest

from sphinxext_httpstatus.domain import httpstatus_domain
from sphinxext_httpstatus.pages import Page, is_in_row, is_met, is_unmistakable

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Project


@pytest.fixture
def read(project: Project) -> Callable[[str], Page]:
    """A function that has a text read and returns what is kept of it."""
    project.conf("", extensions=("sphinx.ext.ifconfig", "sphinx.ext.todo", "sphinxext_httpstatus"))

    def read_text(text: str) -> Page:
        project.write({"index.rst": text})
        return httpstatus_domain(project.build("dummy").app.env).pages.get("index", Page())

    return read_text


def parts(page: Page, target: str) -> list[Any]:
    return [page.parts[number] for number in page.mentions[target]]


def numbers(kept: dict[str, dict[int, None]]) -> dict[str, list[int]]:
    """The numbers of the parts, by target."""
    return {target: list(parts) for target, parts in kept.items()}


def test_targets_are_kept_as_they_are_with_their_sections(read: Callable[[str], Page]) -> None:
    page = read(
        "T\n=\n\n:http:status:`404`, :http:status:`not found`\n\nA *part*\n--------\n\n:http:status:`404`"
        " :http:status:`404` :http:status:`nonsense`\n"
    )
    assert numbers(page.mentions) == {"404": [0, 1], "nonsense": [1]}
    assert page.parts == [("t", "T", ()), ("a-part", "A part", ())]
    assert (page.names, page.listings) == ({}, [])


def test_a_page_without_sections_is_one_part(read: Callable[[str], Page]) -> None:
    assert read(":http:status:`404`\n").parts == [("", "", ())]


def test_a_page_that_says_nothing_of_statuses_is_not_kept(read: Callable[[str], Page]) -> None:
    page = read("T\n=\n\nText, and :py:func:`nothing`.\n")
    assert (page.mentions, page.names, page.parts, page.enums) == ({}, {}, [], {})


@pytest.mark.parametrize("name", ["http.HTTPStatus.GONE", "statuses.Own.gone", "os.path.sep"])
def test_every_dotted_python_name_is_kept_whatever_it_means(read: Callable[[str], Page], name: str) -> None:
    page = read(f"T\n=\n\n:py:attr:`{name}`, :py:attr:`plain`\n\n.. py:function:: f(x={name})\n   :no-index:\n")
    assert numbers(page.names) == {name: [0]}
    assert numbers(page.mentions) == {}


def test_what_any_finds_is_kept_if_it_can_be_nothing_else(read: Callable[[str], Page]) -> None:
    assert numbers(read(":any:`404 Not Found` :any:`404` :any:`Found`\n").mentions) == {"404 Not Found": [0]}


@pytest.mark.parametrize(
    ("text", "is_it"),
    [
        ("404 Not Found", True),
        ("HTTPStatus.GONE", True),
        ("http.HTTPStatus.GONE", True),
        ("404", False),
        ("Gone", False),
        ("404 2", False),
        ("my.HTTPStatus.GONE", False),
    ],
)
def test_a_text_is_unmistakable_with_a_phrase_or_the_enum_s_name(text: str, is_it: bool) -> None:
    assert is_unmistakable(text) is is_it


def test_conditions_are_kept_the_inner_one_first(read: Callable[[str], Page]) -> None:
    page = read(
        "T\n=\n\n.. only:: html\n\n   .. ifconfig:: a == 'b'\n\n      .. todo::\n\n         :http:status:`404`\n\n"
        ":http:status:`404`\n"
    )
    assert parts(page, "404") == [
        ("t", "T", (("todo_node", ""), ("ifconfig", "a == 'b'"), ("only", "html"))),
        ("t", "T", ()),
    ]


def test_a_listing_is_kept_with_its_ids_columns_and_conditions(read: Callable[[str], Page]) -> None:
    page = read(
        "T\n=\n\n.. only:: html\n\n   .. http-status-table::\n      :codes: 404 500 410\n      :columns: code used\n"
        "      :spec: rfc7231\n      :used:\n      :no-index-entry:\n"
    )
    ((listing, number),) = page.listings
    assert page.parts[number] == ("t", "T", (("only", "html"),))
    assert listing.rows == {404: "http-status-404", 410: "http-status-410", 500: "http-status-500"}
    assert listing.classes == {4: "http-status-4xx", 5: "http-status-5xx"}
    assert (listing.docname, listing.enum, listing.spec) == ("index", "http.HTTPStatus", "rfc7231")
    assert (listing.columns, listing.is_used, listing.is_in_index) == (("code", "used"), True, False)
    assert listing.location.endswith("index.rst:6")


def test_an_entry_is_a_listing_without_columns(read: Callable[[str], Page]) -> None:
    page = read("T\n=\n\nA\n-\n\n.. http:status:: 404 410\n")
    ((listing, number),) = page.listings
    assert (listing.rows, listing.columns) == ({404: "http-status-404", 410: "http-status-410"}, ())
    assert page.parts[number] == ("a", "A", ())


def test_an_entry_without_typesetting_stands_in_its_section(read: Callable[[str], Page]) -> None:
    page = read("T\n=\n\nA\n-\n\n.. http:status:: 404\n   :no-typesetting:\n")
    ((listing, number),) = page.listings
    assert listing.rows == {404: "http-status-404"}
    assert page.parts[number] == ("a", "A", ())


def test_an_entry_without_an_index_is_none(read: Callable[[str], Page]) -> None:
    assert read("T\n=\n\n.. http:status:: 404\n   :no-index:\n").listings == []


def test_what_a_note_of_a_table_mentions_is_kept_apart(read: Callable[[str], Page]) -> None:
    page = read(
        "T\n=\n\n.. http-status-table::\n   :codes: 404\n\n   :404: As :http:status:`410`; 2 x :http:status:`410`.\n\n"
        ":http:status:`410`\n"
    )
    assert numbers(page.mentions) == {"410": [1, 0]}
    assert page.parts == [("t", "T", ()), ("t", "T", (("row", ""),))]
    assert [is_in_row(part) for part in page.parts] == [False, True]


def test_a_note_of_used_statuses_knows_for_which_it_is(read: Callable[[str], Page]) -> None:
    page = read(
        "T\n=\n\n.. http-status-table::\n   :codes: 404 410\n   :used:\n\n   :404 410: As :http:status:`409`.\n\n"
    )
    assert page.parts == [("t", "T", ()), ("t", "T", (("row", "404 410"),))]


def test_what_an_author_s_own_table_mentions_is_a_use(read: Callable[[str], Page]) -> None:
    assert numbers(read("T\n=\n\n=== ===\na   :http:status:`410`\n=== ===\n").mentions) == {"410": [0]}


def test_a_substitution_s_definition_is_shown_nowhere(read: Callable[[str], Page]) -> None:
    assert numbers(read("T\n=\n\n.. |s| replace:: :http:status:`404`\n").mentions) == {}


def test_a_page_survives_the_environment(read: Callable[[str], Page]) -> None:
    page = read("T\n=\n\n:http:status:`404`\n\n.. http-status-table::\n   :codes: 404\n")
    again = pickle.loads(pickle.dumps(page))
    for name in ("mentions", "names", "parts", "enums"):
        assert getattr(again, name) == getattr(page, name)
    assert again.listings[0][0].rows == page.listings[0][0].rows


@pytest.mark.parametrize(
    ("condition", "is_shown"),
    [
        (("only", "html"), True),
        (("only", "latex"), False),
        (("only", "not latex and html"), True),
        # Sphinx shows what it can't decide on.
        (("only", "html and"), True),
        (("ifconfig", "builder == 'html' and release == '1'"), True),
        (("ifconfig", "release == '2'"), False),
        # Sphinx puts an error in the place of what it can't decide on.
        (("ifconfig", "nonsense("), False),
        (("ifconfig", "1 / 0"), False),
        (("todo_node", ""), False),
    ],
)
def test_conditions_are_decided_as_sphinx_does(project: Project, condition: tuple[str, str], is_shown: bool) -> None:
    project.conf('release = "1"', extensions=("sphinx.ext.ifconfig", "sphinx.ext.todo", "sphinxext_httpstatus"))
    name, expression = condition
    directive = f".. {name.removesuffix('_node')}:: {expression}\n\n   Shown.\n"
    project.write({"index.rst": f"T\n=\n\n{directive}"})
    built = project.build()
    assert is_met(built.app, condition) is is_shown
    assert ("<p>Shown.</p>" in built.text("index.html")) is is_shown


def test_what_a_caption_mentions_is_a_use(read: Callable[[str], Page]) -> None:
    page = read(
        "T\n=\n\n.. http-status-table:: See :http:status:`410`\n   :codes: 404\n\n   :404: Note :http:status:`409`.\n"
    )
    assert numbers(page.mentions) == {"410": [0], "409": [1]}
    assert [is_in_row(part) for part in page.parts] == [False, True]
