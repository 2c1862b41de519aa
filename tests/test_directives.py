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

from .links import dead_links, links

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
    "argument", ["404\n                 410", "404 410", "404, 410", "NOT_FOUND\n                 Gone"]
)
def test_an_entry_may_be_of_several_statuses(parse_page: Callable[[str], Page], argument: str) -> None:
    page = parse_page(f".. http:status:: {argument}\n")
    assert [signature.astext() for signature in page.doctree.findall(addnodes.desc_signature)] == [
        "404 Not Found",
        "410 Gone",
    ]
    assert page.warnings == []


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
    html = project.build().text("a.html")
    project.conf('html_theme = "alabaster"')
    assert '<a class="headerlink" href="#http-status-404" title="Link to this definition">' in html
    toc = project.build("html").app.env.tocs["a"].astext()
    assert "404 Not Found" in toc
    assert "410" not in toc


def test_the_table_of_contents_may_do_without_objects(project: Project) -> None:
    project.conf("toc_object_entries = False")
    project.write({"index.rst": "T\n=\n\n.. http:status:: 404\n"})
    assert project.build().app.env.tocs["index"].astext() == "T"


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
    project.conf(
        'project = "P"\nversion = "1"\ncopyright = "C"\nlatex_documents = [("index", "p.tex", "P", "A", "manual")]'
    )
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


def test_a_status_twice_in_one_entry_is_shown_twice_and_indexed_once(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. http:status:: 404 404\n")
    ids = [signature["ids"] for signature in page.doctree.findall(addnodes.desc_signature)]
    assert ids == [["http-status-404"], []]


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
            "index.rst": "Top\n===\n\n.. toctree::\n   :glob:\n\n   *\n",
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
        "index.rst:1: WARNING: http:status: unknown HTTP status ',': expected a code, a name or a reason phrase, such as 404,"
        " NOT_FOUND or Not Found [httpstatus.unknown]"
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
