"""The directive for an entry in prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import new_document

from sphinxext_httpstatus.directives import free_id
from sphinxext_httpstatus.domain import httpstatus_domain

from .conftest import INDEX, OUTPUTS, STAND
from .links import dead_links, links, repeated_ids

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Page, Project


def test_an_entry_is_an_object_description(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. http:status:: not found\n\n   The *body*.\n")
    desc = page.doctree.next_node(addnodes.desc)
    assert (desc["domain"], desc["objtype"]) == ("http", "status")
    assert desc[0].astext() == "404 Not Found"
    assert desc[0]["ids"] == ["http-status-404"]
    assert isinstance(desc[1][0][1], nodes.emphasis)
    index = page.doctree.next_node(addnodes.index)
    assert index["entries"] == [("single", "404 Not Found (HTTP status)", "http-status-404", "", None)]
    assert page.warnings == []


@pytest.mark.parametrize(
    "argument",
    [
        *(
            "404\n                 410",
            "404 410",
            "404, 410",
            "404,410,",
            "404; 410",
            "NOT_FOUND\n                 Gone",
        ),
        *("NOT_FOUND GONE", "NOT_FOUND, 410", "404 Not Found, 410 Gone", "not found, gone"),
    ],
)
def test_an_entry_may_be_of_several_statuses(parse_page: Callable[[str], Page], argument: str) -> None:
    page = parse_page(f".. http:status:: {argument}\n")
    assert [signature.astext() for signature in page.doctree.findall(addnodes.desc_signature)] == [
        "404 Not Found",
        "410 Gone",
    ]
    assert page.warnings == []


def signatures(page: Page) -> list[tuple[str, list[str]]]:
    """Text and ids of each signature."""
    return [(signature.astext(), signature["ids"]) for signature in page.doctree.findall(addnodes.desc_signature)]


@pytest.mark.parametrize("argument", ["4xx", "4XX", " 4Xx "])
def test_an_entry_may_be_of_a_class(parse_page: Callable[[str], Page], argument: str) -> None:
    page = parse_page(f".. http:status:: {argument}\n\n   The *body*.\n")
    assert page.warnings == []
    assert signatures(page) == [("4xx Client Error", ["http-status-4xx"])]
    index = page.doctree.next_node(addnodes.index)
    assert index["entries"] == [("single", "4xx Client Error (HTTP status)", "http-status-4xx", "", None)]
    assert list(httpstatus_domain(page.doctree.settings.env).get_objects()) == []


@pytest.mark.parametrize(
    "argument", ["404 5xx 410", "404, 5xx,410", "404, 5XX GONE", "404\n                 5xx\n                 410"]
)
def test_an_entry_may_be_of_codes_and_classes_mixed(parse_page: Callable[[str], Page], argument: str) -> None:
    page = parse_page(f".. http:status:: {argument}\n")
    assert page.warnings == []
    assert signatures(page) == [
        ("404 Not Found", ["http-status-404"]),
        ("5xx Server Error", ["http-status-5xx"]),
        ("410 Gone", ["http-status-410"]),
    ]


CLASSES = """
Top
===

:http:status:`4xx` :http:status:`404` :http:status:`5xx` :http:status:`the others <4XX>`

.. http-status-table::
   :codes: 200 404 410 503

.. http:status:: 4xx, 451

   The client's fault.

.. http:status:: 5xx
   {}

   Ours.
"""


@pytest.mark.parametrize("parallel", [1, pytest.param(2, marks=pytest.mark.processes)])
def test_a_class_leads_to_its_entry_and_a_status_to_its_row(project: Project, parallel: int) -> None:
    project.write({"index.rst": CLASSES.format(""), "a.rst": ":orphan:\n\nA\n=\n\n:http:status:`4xx`\n"})
    built = project.build(parallel=parallel)
    assert built.warnings == []
    html = built.text("index.html")
    entry = "#http-status-4xx-2"
    assert links(html) == [entry, "#http-status-404", "#http-status-5xx-2", entry]
    assert links(built.text("a.html")) == [f"index.html{entry}"]
    assert dead_links(built.outdir) == []
    assert '<dt class="sig sig-object http" id="http-status-4xx-2">' in html
    assert '<a class="headerlink" href="#http-status-4xx-2" title="Link to this definition">' in html
    assert sorted(line for line in built.inventory() if ":class" in line) == [
        "2xx httpstatus:class 1 index.html#http-status-$ 2xx Successful",
        "4xx httpstatus:class 1 index.html#http-status-4xx-2 4xx Client Error",
        "5xx httpstatus:class 1 index.html#http-status-5xx-2 5xx Server Error",
    ]
    toc = built.app.env.tocs["index"].astext()
    assert [title in toc for title in ("4xx Client Error", "451", "5xx Server Error")] == [True] * 3
    assert re.findall(r'#(http-status-\dxx[-2]*)">\dxx', built.text("genindex.html")) == [
        entry[1:],
        "http-status-5xx-2",
    ]
    shown = re.sub(r"<[^>]*>|\s+", " ", built.text("httpstatus-index.html"))
    assert (
        shown.index(" 2xx ")
        < shown.index(" 4xx Client Error")
        < shown.index(" 5xx Server Error")
        < shown.index(" 503 ")
    )
    assert shown.split("4xx  ")[-1].split()[:10] == [
        *("4xx", "Client", "Error", "(2", "pages)", "404", "Not", "Found", "(1", "page)"),
    ]


@pytest.mark.parametrize(
    ("option", "row", "in_toc", "in_index"),
    [
        (":no-index:", "#http-status-5xx", False, False),
        (":no-index-entry:", "#http-status-5xx-2", True, False),
        (":no-contents-entry:", "#http-status-5xx-2", False, True),
        (":no-typesetting:", "#http-status-5xx-2", False, True),
    ],
)
def test_an_entry_of_a_class_takes_the_options_of_every_entry(
    project: Project, option: str, row: str, in_toc: bool, in_index: bool
) -> None:
    project.write({"index.rst": CLASSES.format(option)})
    built = project.build()
    assert built.warnings == []
    assert links(built.text("index.html"))[2] == row
    assert dead_links(built.outdir) == []
    assert ("5xx Server Error" in built.app.env.tocs["index"].astext()) == in_toc
    assert (">5xx Server Error (HTTP status)<" in built.text("genindex.html")) == in_index


@pytest.mark.parametrize("builder", ["singlehtml", "latex", "text", "man", "texinfo", "epub", "xml"])
def test_an_entry_of_a_class_is_in_every_output(project: Project, builder: str) -> None:
    project.conf(OUTPUTS)
    project.write({"index.rst": CLASSES.format("")})
    built = project.build(builder)
    assert built.warnings == []
    if builder == "latex":
        tex = built.text("p.tex")
        assert r"\hyperref[\detokenize{index:http-status-4xx-2}]{\sphinxcrossref{4xx}}" in tex
        assert r"\index{4xx Client Error (HTTP status)@\spxentry{4xx Client Error}\spxextra{HTTP status}}" in tex
    if builder == "singlehtml":
        assert links(built.text("index.html"))[0] == "#http-status-4xx-2"
        assert repeated_ids(built.text("index.html")) == []
    if builder == "text":
        assert "\n4xx Client Error\n451 Unavailable For Legal Reasons\n\n   The client's fault.\n" in built.text(
            "index.txt"
        )


def test_a_class_twice_gets_one_warning_and_references_lead_to_the_first(project: Project) -> None:
    project.write(
        {
            "index.rst": "T\n=\n\n:http:status:`4xx`\n\n.. http:status:: 4xx 404\n\n.. http:status:: 4xx 404 4xx\n\n   Words.\n"
        }
    )
    built = project.build()
    assert built.warnings == [
        "index.rst:8: WARNING: http:status: '4xx' is named twice [httpstatus.duplicate]",
        "index.rst:8: WARNING: 4xx, 404 are already documented at index.rst:6; add :no-index: to one of the two"
        " [httpstatus.duplicate]",
    ]
    assert links(built.text("index.html")) == ["#http-status-4xx"]
    assert repeated_ids(built.text("index.html")) == []


@pytest.mark.parametrize("typed", ["6xx", "9XX"])
def test_an_entry_of_a_class_without_a_status_is_told_of_and_its_body_stands(project: Project, typed: str) -> None:
    project.write({"index.rst": f"T\n=\n\n.. http:status:: {typed}\n\n   The body.\n"})
    built = project.build()
    assert built.warnings == [
        f"index.rst:4: WARNING: http:status: unknown HTTP status '{typed}': no status of this class is known"
        " (a code of your own goes into httpstatus_extra) [httpstatus.unknown]"
    ]
    assert "The body." in built.text("index.html")
    assert "http-status-" not in built.text("index.html")


def test_a_class_of_an_author_s_own_codes_has_an_entry(project: Project) -> None:
    project.conf('httpstatus_extra = {601: {"phrase": "Odd"}}')
    project.write({"index.rst": "T\n=\n\n:http:status:`6xx`\n\n.. http:status:: 6xx\n\n   Ours.\n"})
    built = project.build()
    assert built.warnings == []
    html = built.text("index.html")
    assert links(html) == ["#http-status-6xx"]
    assert 'title="6xx: Ours.">6xx</a>' in html
    assert built.app.env.get_doctree("index").next_node(addnodes.desc_signature).astext() == "6xx"


@pytest.mark.parametrize("option", ["no-index", "noindex"])
def test_an_entry_need_not_be_indexed(parse_page: Callable[[str], Page], option: str) -> None:
    page = parse_page(f".. http:status:: 404\n   :{option}:\n")
    assert page.doctree.next_node(addnodes.desc_signature)["ids"] == []
    assert page.doctree.next_node(addnodes.index)["entries"] == []
    assert list(httpstatus_domain(page.doctree.settings.env).get_objects()) == []


def test_an_entry_may_stay_out_of_the_general_index(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. http:status:: 404\n   :no-index-entry:\n")
    assert page.doctree.next_node(addnodes.desc_signature)["ids"] == ["http-status-404"]
    assert page.doctree.next_node(addnodes.index)["entries"] == []


def test_an_entry_may_be_a_target_alone(project: Project) -> None:
    project.write({"index.rst": "T\n=\n\n:http:status:`404`\n\n.. http:status:: 404\n   :no-typesetting:\n"})
    built = project.build()
    assert built.warnings == []
    assert links(built.text("index.html")) == ["#http-status-404"]
    assert dead_links(built.outdir) == []


def test_an_entry_is_in_the_table_of_contents_and_has_a_permalink(project: Project) -> None:
    project.write(
        {
            "index.rst": "Top\n===\n\n.. toctree::\n\n   a\n",
            "a.rst": "T\n=\n\n.. http:status:: 404\n\n.. http:status:: 410\n   :no-contents-entry:\n",
        }
    )
    built = project.build()
    assert '<a class="headerlink" href="#http-status-404" title="Link to this definition">' in built.text("a.html")
    toc = built.app.env.tocs["a"].astext()
    assert "404 Not Found" in toc
    assert "410" not in toc


def test_the_table_of_contents_may_do_without_objects(project: Project) -> None:
    project.conf("toc_object_entries = False")
    project.write({"index.rst": "T\n=\n\n.. http:status:: 404\n"})
    assert project.build().app.env.tocs["index"].astext() == "T"


@pytest.mark.processes
def test_the_role_leads_to_the_entry_and_so_does_the_code_cell(project: Project) -> None:
    project.write(
        {
            "index.rst": "Top\n===\n\n.. toctree::\n\n   table\n   z/entry\n",
            "table.rst": "T\n=\n\n:http:status:`404` :http:status:`410` :http:status:`4xx`\n\n"
            ".. http-status-table::\n   :codes: 404 410\n\n.. http-status-table::\n   :codes: 404\n   :no-index:\n",
            "z/entry.rst": "T\n=\n\n.. http:status:: 404\n\n   Here.\n",
        }
    )
    built = project.build(parallel=2)
    assert built.warnings == []
    entry = "z/entry.html#http-status-404"
    assert links(built.text("table.html")) == [entry, "#http-status-410", "#http-status-4xx", entry, entry]
    assert '><code class="docutils literal notranslate"><span class="pre">404</span></code></a>' in built.text(
        "table.html"
    )
    assert dead_links(built.outdir) == []
    assert [line for line in built.inventory() if line.startswith("404 ")] == [
        "404 httpstatus:status 1 z/entry.html#http-status-$ 404 Not Found"
    ]


@pytest.mark.parametrize("builder", ["singlehtml", "latex", "text", "man", "texinfo", "epub"])
def test_code_cells_lead_to_entries_in_every_output(project: Project, builder: str) -> None:
    project.conf(OUTPUTS)
    project.write(
        {
            "index.rst": "Top\n===\n\n.. toctree::\n\n   a/table\n   z/entry\n",
            "a/table.rst": "T\n=\n\n.. http-status-table::\n   :codes: 404\n",
            "z/entry.rst": "E\n=\n\n.. http:status:: 404\n",
        }
    )
    built = project.build(builder)
    assert built.warnings == []
    if builder == "latex":
        assert (
            r"{\hyperref[\detokenize{z/entry:http-status-404}]{\sphinxcrossref{\sphinxcode{\sphinxupquote{404}}}}}"
            in built.text("p.tex")
        )
    if builder == "singlehtml":
        assert links(built.text("index.html")) == ["#http-status-404"]
        assert len(re.findall('id="http-status-404"', built.text("index.html"))) == 1


def test_without_a_table_a_class_leads_nowhere_but_outside(project: Project) -> None:
    project.write({"index.rst": "T\n=\n\n:http:status:`4xx`\n\n.. http:status:: 404\n"})
    built = project.build()
    assert links(built.text("index.html")) == ["https://datatracker.ietf.org/doc/html/rfc9110.html#section-15.5"]


def test_two_entries_of_a_status_get_one_warning_and_an_entry_beside_a_table_none(project: Project) -> None:
    table = "\n.. http-status-table::\n   :codes: 404\n"
    project.write({"index.rst": "T\n=\n\n.. http:status:: 404\n\n.. http:status:: 404 410\n" + table + table})
    built = project.build()
    assert built.warnings == [
        "index.rst:6: WARNING: 404 is already documented at index.rst:4; add :no-index: to one of the two"
        " [httpstatus.duplicate]",
        "index.rst:11: WARNING: 404 is already documented at index.rst:8; add :no-index: to one of the two"
        " [httpstatus.duplicate]",
    ]


@pytest.mark.parametrize("argument", ["404 404", "404, NOT_FOUND", "404\n   Not Found"])
def test_a_status_twice_in_one_entry_is_shown_once_and_told_of(
    parse_page: Callable[[str], Page], argument: str
) -> None:
    page = parse_page(f".. http:status:: {argument}\n")
    assert signatures(page) == [("404 Not Found", ["http-status-404"])]
    again = argument.replace(",", "").removeprefix("404").strip()
    assert page.warnings == [f"index.rst:1: WARNING: http:status: {again!r} is named twice [httpstatus.duplicate]"]


def test_an_unknown_status_is_told_of_and_the_entry_stands(project: Project) -> None:
    project.write({"index.rst": "T\n=\n\n.. http:status:: 404\n                 499\n   :no-indx:\n\n   The body.\n"})
    built = project.build()
    assert built.warnings == [
        "index.rst:4: WARNING: http:status: option 'no-indx': unknown; did you mean 'no-index'? [httpstatus.option]",
        "index.rst:4: WARNING: http:status: unknown HTTP status '499': did you mean 429 Too Many Requests or"
        " 409 Conflict? (a code of your own goes into httpstatus_extra) [httpstatus.unknown]",
    ]
    assert "The body." in built.text("index.html")
    assert 'id="http-status-404"' in built.text("index.html")


def test_pages_are_written_again_when_an_entry_comes_moves_or_goes(project: Project) -> None:
    entry = "T\n=\n\n.. http:status:: 404\n"
    project.write(
        {
            "index.rst": INDEX,
            "a.rst": "T\n=\n\n:http:status:`404`\n",
            "b.rst": "T\n=\n\n.. http-status-table::\n   :codes: 404\n",
            "c.rst": "T\n=\n",
        }
    )
    built = project.build()
    assert (links(built.text("a.html")), links(built.text("b.html"))) == (["b.html#http-status-404"], [])
    project.write({"c.rst": entry})
    built = project.build()
    assert links(built.text("a.html")) == links(built.text("b.html")) == ["c.html#http-status-404"]
    project.write({"c.rst": "T\n=\n\nText, no entry.\n", "d.rst": entry})
    built = project.build()
    assert links(built.text("a.html")) == links(built.text("b.html")) == ["d.html#http-status-404"]
    (project.srcdir / "d.rst").unlink()
    built = project.build()
    assert (links(built.text("a.html")), links(built.text("b.html"))) == (["b.html#http-status-404"], [])
    assert dead_links(built.outdir) == []


def test_an_entry_of_nothing_is_told_of(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. http:status:: ,\n\n   The body.\n")
    assert page.warnings == [
        "index.rst:1: WARNING: http:status: unknown HTTP status ',': expected a code, name, reason phrase or class, such as 404,"
        " NOT_FOUND, Not Found or 4xx [httpstatus.unknown]"
    ]
    assert "The body." in page.doctree.astext()


def test_an_entry_of_no_status_costs_a_warning_and_not_its_body(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. http:status::\n\n   What it says.\n")
    assert page.warnings == ["index.rst:1: WARNING: http:status: expected a status, such as '404' [httpstatus.unknown]"]
    assert page.doctree.astext() == "What it says."


def test_many_tables_of_a_page_get_their_ids_without_trying_all_numbers() -> None:
    class Counted(dict[str, nodes.Element]):
        times = 0

        def __contains__(self, key: object) -> bool:
            self.times += 1
            return super().__contains__(key)

    document = new_document("")
    document.ids = counted = Counted()
    for number in range(1, 101):
        node_id = free_id(document, "http-status-404")
        assert node_id == ("http-status-404" if number == 1 else f"http-status-404-{number}")
        counted[node_id] = nodes.target()
    assert counted.times < 250


def test_options_behind_an_empty_line_are_told_of_and_the_entry_stands(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(
        ".. http:status:: 404\n\n   :no-index:\n   :noindexentry:\n   :since: 2.0\n   :context: x\n\n   The body.\n\n   :no-index: x\n"
    )
    assert page.warnings == [
        f"index.rst:3: WARNING: http:status: field 'no-index': {STAND}",
        f"index.rst:4: WARNING: http:status: field 'noindexentry': {STAND}",
    ]
    assert page.doctree.next_node(addnodes.desc_signature)["ids"] == ["http-status-404"]
    assert "The body." in page.doctree.astext()
    assert "2.0" in page.doctree.astext()


def test_a_flag_of_an_entry_may_be_true_or_false(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. http:status:: 404\n   :no-index: true\n\n.. http:status:: 410\n   :no-index: false\n")
    assert page.warnings == []
    assert signatures(page) == [("404 Not Found", []), ("410 Gone", ["http-status-410"])]


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        (
            "404, nonsense , 410",
            "'nonsense': expected a code, name, reason phrase or class, such as 404, NOT_FOUND, Not Found or 4xx",
        ),
        (
            "299 404",
            "'299': did you mean 429 Too Many Requests? (a code of your own goes into httpstatus_extra)",
        ),
        ("500-504", "'500-504': a range is for the option 'codes' of a table"),
        ("4xx – 5xx", "'4xx – 5xx': a range is for the option 'codes' of a table"),
        ("4xx Client Error", "'4xx Client Error': did you mean 4xx?"),
        ("40x", "'40x': did you mean 4xx?"),
        (
            "404\n   The body.",
            "'The body.': expected a code, name, reason phrase or class, such as 404, NOT_FOUND, Not Found or 4xx; a body stands"
            " after an empty line",
        ),
    ],
)
def test_an_entry_of_what_is_no_status_is_told_of(
    parse_page: Callable[[str], Page], argument: str, message: str
) -> None:
    page = parse_page(f".. http:status:: {argument}\n\nAfter.\n")
    assert page.warnings == [f"index.rst:1: WARNING: http:status: unknown HTTP status {message} [httpstatus.unknown]"]
    assert page.doctree[-1].astext() == "After."
