"""The rows of a table when all pages are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from docutils import nodes

from .conftest import HEAD, LATEX, OUTPUTS, PO, used_in
from .links import dead_links, links, links_in_links

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Page, Project


@pytest.mark.parametrize("name", ["4xx", "404 410", "404-410", "NOT_FOUND, 410"])
def test_a_note_may_be_for_several_statuses(finish_page: Callable[[str], Page], name: str) -> None:
    page = finish_page(f"{HEAD}   :{name}: For all.\n   :409: For one.\n")
    assert page.warnings == []
    assert page.notes() == {"404": "For all.", "409": "For one.", "410": "For all."}


def test_a_note_for_one_status_is_not_copied_to_those_that_share_another(finish_page: Callable[[str], Page]) -> None:
    page = finish_page(f"{HEAD}   :4xx: For all.\n   :404: For one.\n")
    assert page.warnings == []
    assert page.notes() == {"404": "For one.", "409": "For all.", "410": "For all."}


def test_a_note_alone_in_the_first_column_keeps_the_row_s_id_apart(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. http-status-table::\n   :codes: 404\n   :columns: note\n\n   :404:\n      * one\n")
    entry = page.table.next_node(nodes.target).parent.parent
    assert isinstance(entry, nodes.entry)
    assert [type(child) for child in entry.children] == [nodes.paragraph, nodes.bullet_list]


def test_references_in_a_note_are_live_and_no_use_of_their_status(project: Project) -> None:
    project.write(
        {
            "index.rst": f"T\n=\n\n{HEAD}   :404: Or :http:status:`410`; see :ref:`there`.\n\n.. _there:\n\nThere\n-----\n"
        }
    )
    built = project.build()
    assert built.warnings == []
    html = built.text("index.html")
    assert links(html) == ["#http-status-410"]
    assert 'href="#there"' in html
    assert used_in(built) == {}


def test_notes_are_translated(project: Project) -> None:
    project.conf('language = "de"\nlocale_dirs = ["locale"]\ngettext_compact = False')
    project.write(
        {
            "index.rst": f"T\n=\n\n{HEAD}   :404: Nowhere.\n",
            "locale/de/LC_MESSAGES/index.po": f'{PO}msgid "Nowhere."\nmsgstr "Nirgends."\n\nmsgid "Not Found"\nmsgstr "WRONG"\n',
        }
    )
    html = project.build().text("index.html")
    assert "Nirgends." in html
    assert "WRONG" not in html


def test_a_note_written_as_an_option_is_told_of(parse_page: Callable[[str], Page]) -> None:
    page = parse_page(".. http-status-table::\n   :404: Text.\n")
    assert page.warnings == [
        "index.rst:1: WARNING: http-status-table: option '404': unknown; a note stands in the body, after an empty line"
        " [httpstatus.option]"
    ]


@pytest.mark.parametrize("builder", ["html", "latex", "text", "man"])
def test_a_note_for_several_statuses_may_have_footnotes_names_and_labels(project: Project, builder: str) -> None:
    project.conf(LATEX)
    project.write(
        {
            "index.rst": f"T\n=\n\n{HEAD}   :4xx: See [#f]_, `the docs`_ and :http:status:`410`.\n\n      .. _lab:\n\n      Labelled.\n\n"
            ":ref:`there <lab>`\n\n.. _the docs: https://docs.example\n\n.. [#f] foot\n"
        }
    )
    built = project.build(builder)
    assert built.warnings == []
    if builder == "html":
        html = built.text("index.html")
        assert html.count('href="https://docs.example"') == 3
        assert html.count('href="#f"') == 3
        assert links(html) == ["#http-status-410"] * 3
        assert html.count('id="lab"') == 1
        assert dead_links(built.outdir) == []


def test_the_first_column_may_be_a_note_for_several_statuses(finish_page: Callable[[str], Page]) -> None:
    page = finish_page(".. http-status-table::\n   :codes: 404 410\n   :columns: note code\n\n   :4xx: Both.\n")
    assert page.cells()[1:] == [["\n\nBoth.", "404"], ["\n\nBoth.", "410"]]


def test_the_body_of_a_table_that_can_not_be_shown_stays_on_the_page(parse_page: Callable[[str], Page]) -> None:
    page = parse_page("Before.\n\n.. http-status-table::\n   :enum: nope.X\n\n   :404: A note.\n\n   More.\n")
    assert len(page.warnings) == 1
    assert "A note." in page.doctree.astext()
    assert "More." in page.doctree.astext()


NESTED = """\
T
=

:http:status:`410` :http:status:`503`

.. http-status-table::
   :columns: code note
   :codes: 404 410
   :no-index:

   :4xx: Among these:

         .. http-status-table::
            :codes: 503 504
            :used:
            :columns: code used
"""


def test_a_table_in_a_note_for_several_statuses_is_finished_in_each_row(project: Project) -> None:
    project.write({"index.rst": NESTED})
    html = project.build().text("index.html")
    assert html.count(">503</span>") == html.count('<a class="reference internal" href="#t">T</a>') == 2
    assert ">504</span>" not in html
    assert html.count('id="http-status-503"') == html.count('class="headerlink" href="#http-status-503"') == 1
    assert html.count("http-status-box") == 3


def test_a_table_in_a_note_leaves_no_mark_and_one_line_in_the_index(project: Project) -> None:
    project.conf(LATEX)
    project.write({"index.rst": NESTED})
    assert "http_status_listing" not in project.build("xml").text("index.xml")
    assert project.build("latex").text("p.tex").count(r"\index{503") == 1


def test_a_page_of_all_documents_has_no_id_twice(project: Project) -> None:
    table = ".. http-status-table::\n   :codes: {}\n"
    project.write(
        {
            "index.rst": "Top\n===\n\n.. toctree::\n\n   a\n   b\n",
            "a.rst": f"A\n=\n\n{table.format('404')}\n{table.format('409 410')}\n.. http:status:: 404\n",
            "b.rst": f"B\n=\n\n{table.format('429')}\n{table.format('404')}",
        }
    )
    html = project.build("singlehtml").text("index.html")
    ids = re.findall(r' id="(http-status-[^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert {"http-status-404", "http-status-409", "http-status-429"} <= set(ids)


def test_the_codes_of_a_table_in_a_note_lead_to_their_own_entries(project: Project) -> None:
    project.write(
        {
            "index.rst": "T\n=\n\n.. http:status:: 404\n\n.. http-status-table::\n   :codes: 404\n   :columns: code note\n\n"
            "   :404:\n      .. http-status-table::\n         :codes: 404 503\n         :columns: code\n         :no-index:\n"
        }
    )
    html = project.build().text("index.html")
    assert html.count('<a class="http-status http-status-4xx reference internal" href="#http-status-404"') == 2
    assert '<span class="pre">503</span></code></a>' not in html
    assert links_in_links(html) == []


def test_an_author_s_own_target_in_a_note_is_the_author_s(project: Project) -> None:
    project.write(
        {
            "index.rst": "T\n=\n\n.. http-status-table::\n   :codes: 404 410\n   :columns: note code\n   :no-index:\n\n"
            "   :4xx: _`here` it is.\n"
        }
    )
    html = project.build().text("index.html")
    assert "here</span> it is." in html
    assert "<p>here it is.</p>" in html
    assert html.count('id="here"') == 1
    assert 'href="#here"' not in html


@pytest.mark.parametrize("used", [True, False])
def test_what_is_in_the_note_of_a_row_that_is_not_shown_is_documented_nowhere(project: Project, used: bool) -> None:
    note = ".. http-status-table::\n         :codes: 503\n\n      .. http:status:: 451\n\n      .. _label:\n\n      Text [#f]_.\n\n      .. [#f] A footnote.\n"
    mention = ":http:status:`404`" if used else ""
    project.write(
        {
            "index.rst": f"T\n=\n\n{mention} :http:status:`410` :http:status:`503` :http:status:`451` :ref:`x <label>`\n\n"
            f".. http-status-table::\n   :codes: 404 410\n   :used:\n   :columns: code note\n\n   :404:\n      {note}"
        }
    )
    built = project.build()
    assert built.warnings == []
    html = built.text("index.html")
    assert [href for href in links(html) if href in {"#http-status-503", "#http-status-451"}] == (
        ["#http-status-503", "#http-status-451"] if used else []
    )
    assert any(line.startswith("503 ") for line in built.inventory()) is used
    assert ("503 Service Unavailable" in built.text("genindex.html")) is used
    assert html.count("A footnote.") == 1
    assert html.count('id="label"') == 1
    assert used_in(built) == {code: ["t"] for code in ((404, 410, 503, 451) if used else (410, 503, 451))}
    assert dead_links(built.outdir) == []


def test_a_note_stands_in_the_first_row_that_is_shown(project: Project) -> None:
    project.write(
        {
            "index.rst": "T\n=\n\n:http:status:`409` :http:status:`410` :ref:`x <label>`\n\n"
            ".. http-status-table::\n   :codes: 404 409 410\n   :used:\n   :columns: code note\n\n"
            "   :4xx:\n      .. _label:\n\n      Text.\n\n      .. py:data:: once\n"
        }
    )
    built = project.build()
    assert built.warnings == []
    html = built.text("index.html")
    rows = re.findall(r'<tr class="http-status-4xx.*?</tr>', html, re.DOTALL)
    assert ['id="label"' in row for row in rows] == [True, False]
    assert ['id="once"' in row for row in rows] == [True, False]
    assert 'see <a class="http-status http-status-4xx reference internal" href="#http-status-409">409</a>' in rows[1]
    assert dead_links(built.outdir) == []


def test_an_unknown_mention_in_a_note_for_several_statuses_is_told_of_once(project: Project) -> None:
    project.write({"index.rst": f"T\n=\n\n{HEAD}   :4xx: :http:status:`nope`, :ref:`no-label`.\n"})
    warnings = project.build().warnings
    assert [line.rpartition("[")[2] for line in warnings] == ["httpstatus.unknown]", "ref.ref]"]


def test_a_table_has_the_plain_ids_and_those_in_its_body_the_others(project: Project) -> None:
    project.write(
        {
            "index.rst": f"T\n=\n\n{HEAD}   :404:\n      .. http-status-table::\n         :codes: 404\n         :columns: phrase\n"
        }
    )
    html = project.build().text("index.html")
    assert html.index('id="http-status-404"') < html.index('id="http-status-404-2"')


def test_in_a_pdf_a_captioned_table_in_a_cell_is_counted(project: Project) -> None:
    project.conf(f"numfig = True\n{LATEX}")
    table = ".. http-status-table:: Ours\n          :codes: 404\n          :name: ours\n"
    project.write({"index.rst": f"T\n=\n\n:numref:`ours`\n\n.. list-table:: Author's\n\n   * - A\n     - {table}"})
    tex = project.build("latex").text("p.tex")
    counted, label, number = (
        tex.index(text)
        for text in (r"\refstepcounter{table}", r"\label{\detokenize{index:ours}}", r"\tablename\space\thetable: ")
    )
    assert counted < label < number < tex.index("Ours}")


def test_a_table_without_rows_may_be_all_that_a_figure_has(project: Project) -> None:
    (project.srcdir / "x.png").write_bytes(b"")
    project.write(
        {"index.rst": "T\n=\n\n.. figure:: x.png\n\n   .. http-status-table::\n      :codes: 299\n\nAfter.\n"}
    )
    built = project.build()
    assert [line.rpartition("[")[2] for line in built.warnings] == ["httpstatus.unknown]", "httpstatus.empty]"]
    assert "After." in built.text("index.html")


@pytest.mark.parametrize("builder", ["text", "man", "latex", "texinfo", "html"])
def test_a_table_of_ours_may_stand_in_a_cell_of_the_author_s(project: Project, builder: str) -> None:
    project.conf(OUTPUTS)
    table = ".. http-status-table:: Caption\n          :codes: 404\n          :name: named\n"
    project.write(
        {"index.rst": f"T\n=\n\n:ref:`named` :http:status:`404`\n\n.. list-table::\n\n   * - A\n     - {table}"}
    )
    built = project.build(builder)
    assert built.warnings == []
    names = {"text": "index.txt", "man": "p.1", "latex": "p.tex", "texinfo": "p.texi", "html": "index.html"}
    text = built.text(names[builder])
    assert "404" in text
    assert "Caption" in text


def test_a_table_in_a_note_is_a_list_where_there_is_no_table_in_a_cell(project: Project) -> None:
    project.write(
        {
            "index.rst": f"T\n=\n\n{HEAD}   :404:\n      .. list-table:: Caption\n         :header-rows: 1\n\n"
            "         * - A\n           - B\n         * - one\n           - * x\n         * -\n           - two\n\n"
            "   :410:\n      +---+---+\n      | wide  |\n      +===+===+\n      | a | b |\n      +---+---+\n"
        }
    )
    built = project.build("pseudoxml")
    assert "bullet_list" in built.text("index.pseudoxml")
    assert [
        " ".join(row.split())
        for row in re.findall(r'"4(?:04|10)" +\| (.*?) +\|', project.build("text").text("index.txt"))
    ] == [
        "**Caption** * A: one B: * x * B: two",
        "* wide * a b",
    ]


def test_the_permalink_stands_beside_the_code_in_whichever_column_that_is(project: Project) -> None:
    project.write({"index.rst": "T\n=\n\n.. http-status-table::\n   :codes: 404\n   :columns: phrase code\n"})
    html = project.build().text("index.html")
    code = '<code class="docutils literal notranslate"><span class="pre">404</span></code>'
    assert f'<p class="http-status-code">{code}<a class="headerlink" href="#http-status-404"' in html
    project.write({"index.rst": "T\n=\n\n.. http-status-table::\n   :codes: 404\n   :columns: phrase name\n"})
    html = project.build().text("index.html")
    assert 'Not Found<a class="headerlink" href="#http-status-404"' in html
    assert '<p class="http-status-name"><code' in html


def test_tables_of_a_note_keep_their_widths(project: Project) -> None:
    table = ".. http-status-table::\n   :codes: 404\n   :columns: code note\n\n   :404:\n"
    inner = "      +---+---+\n      | a | b |\n      +---+---+\n"
    project.write({"index.rst": f"T\n=\n\n{table}{inner}"})
    assert re.findall('colwidth="([0-9]+)"', project.build("xml").text("index.xml")) == ["6", "50", "3", "3"]
