"""Which statuses are mentioned where: ``:used:``, the column ``used`` and the index."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinxext_httpstatus.domain import StatusIndex, httpstatus_domain

from .conftest import INDEX, LATEX, OUTPUTS
from .links import dead_links, links

if TYPE_CHECKING:
    from .conftest import Built, Project

TABLE = "Statuses\n========\n\n.. http-status-table::\n   :used:\n   :columns: code used\n"


def rows(built: Built, page: str = "table.html") -> dict[str, list[str]]:
    """Code -> addresses in the column ``used``."""
    html = re.sub(r'<a class="headerlink".*?</a>', "", built.text(page))
    return {
        re.sub(r"<[^>]*>", "", code): re.findall(r'href="([^"]*)"', used)
        for code, used in re.findall(r'<tr class="http-status-.*?<td>(.*?)</td>\s*<td>(.*?)</td>', html, re.DOTALL)
    }


@pytest.fixture
def pages(project: Project) -> Project:
    project.conf(
        OUTPUTS,
        extensions=("sphinxcontrib.httpdomain", "sphinxext_httpstatus"),
    )
    project.write(
        {
            "index.rst": "Top\n===\n\n.. toctree::\n\n   table\n   z\n   a\n",
            "table.rst": TABLE,
            "a.rst": "Page A\n======\n\n:http:status:`404`\n\nDeep\n----\n\n:http:status:`not found` :http:status:`404`\n\n"
            ".. http:get:: /x\n\n   :status 409: conflict\n\nOther\n-----\n\n:py:attr:`http.HTTPStatus.CREATED`\n",
            "z.rst": "Page *Z*\n========\n\nPart\n----\n\n:http:statuscode:`404` :http:status:`5xx` :http:status:`!410`\n\n"
            ".. http:status:: 451\n",
        }
    )
    return project


@pytest.mark.processes
def test_a_used_table_shows_what_is_mentioned_and_where_in_toctree_order(pages: Project) -> None:
    built = pages.build(parallel=2)
    assert built.warnings == []
    assert rows(built) == {
        "201": ["a.html#other"],
        "404": ["z.html#part", "a.html#page-a", "a.html#deep"],
        "409": ["a.html#deep"],
        "451": ["z.html#part"],
    }
    assert ">Part</a>, <a" in built.text("table.html")
    assert dead_links(built.outdir) == []


def test_mentions_lead_to_the_rows_that_are_left_and_nowhere_else(pages: Project) -> None:
    built = pages.build()
    assert links(built.text("a.html")) == ["table.html#http-status-404"] * 3 + [
        "table.html#http-status-409",
        "table.html#http-status-201",
    ]
    assert links(built.text("z.html"))[1] == "https://datatracker.ietf.org/doc/html/rfc9110.html#section-15.6"
    targets = {line.partition(" ")[0] for line in built.inventory() if "httpstatus:" in line}
    assert targets == {"201", "2xx", "404", "409", "4xx", "451"}
    general = built.text("genindex.html")
    assert "table.html#http-status-404" in general
    assert "http-status-200" not in general


def test_the_class_s_id_moves_to_the_first_row_that_is_left(pages: Project) -> None:
    html = pages.build().text("table.html")
    assert '<span class="target" id="http-status-404"><span id="http-status-4xx"></span></span>' in html
    assert "http-status-5xx" not in html


@pytest.mark.parametrize("builder", ["singlehtml", "dirhtml", "latex", "text", "man", "epub", "texinfo"])
def test_used_tables_in_every_output(pages: Project, builder: str) -> None:
    built = pages.build(builder)
    assert built.warnings == []
    if builder == "singlehtml":
        assert rows(built, "index.html")["404"] == ["#part", "#page-a", "#deep"]
    if builder == "latex":
        tex = built.text("p.tex")
        assert r"{\hyperref[\detokenize{z:part}]{\sphinxcrossref{Part}}}, {\hyperref[\detokenize{a:page-a}]" in tex
        assert "http-status-200" not in tex
        assert r"\renewcommand{\indexname}{HTTP Status Index}" in tex
        line = r"\item\relax\sphinxstyleindexentry{404 Not Found}\sphinxstyleindexextra{2 pages}"
        assert line + r"\sphinxstyleindexpageref{table:\detokenize{http-status-404}}" in tex
    if builder == "text":
        assert '| "404"  | Part, Page A, Deep ' in built.text("table.txt")


def test_the_first_mention_makes_a_row_and_the_last_one_gone_takes_it_away(pages: Project) -> None:
    assert "422" not in rows(pages.build())
    original = (pages.srcdir / "a.rst").read_text()
    pages.write({"a.rst": original + "\nMore\n----\n\n:http:status:`422`\n"})
    built = pages.build()
    assert rows(built)["422"] == ["a.html#more"]
    assert links(built.text("a.html"))[-1] == "table.html#http-status-422"
    assert "http-status-422" in built.text("genindex.html")
    pages.write({"a.rst": original + "\nNo more of it than this.\n"})
    built = pages.build()
    assert "422" not in rows(built)
    assert "http-status-422" not in built.text("genindex.html")
    assert dead_links(built.outdir) == []


@pytest.mark.parametrize("options", [":used:", ":columns: code used"])
def test_rows_and_column_follow_the_mentions_each_without_the_other(project: Project, options: str) -> None:
    page = ":orphan:\n\nPage\n====\n\n"
    project.write(
        {
            "index.rst": f"T\n=\n\n:http:status:`404`\n\n.. http-status-table::\n   :codes: 404 410\n   {options}\n",
            "page.rst": page,
        }
    )
    before = project.build().text("index.html")
    project.write({"page.rst": f"{page}:http:status:`410`\n"})
    after = project.build().text("index.html")
    assert ('id="http-status-410"' in before) == (options != ":used:")
    assert 'id="http-status-410"' in after
    assert ('<a class="reference internal" href="page.html' in after) == (options != ":used:")


def test_a_changed_title_or_order_is_shown(pages: Project) -> None:
    pages.build()
    pages.write({"z.rst": (pages.srcdir / "z.rst").read_text().replace("Part\n----", "Renamed\n-------")})
    assert ">Renamed</a>" in pages.build().text("table.html")
    pages.write({"index.rst": "Top\n===\n\n.. toctree::\n\n   table\n   a\n   z\n"})
    assert rows(pages.build())["404"] == ["a.html#page-a", "a.html#deep", "z.html#renamed"]


def test_a_table_without_a_name_of_which_nothing_is_mentioned_is_left_out(project: Project) -> None:
    project.write({"index.rst": "T\n=\n\n.. http-status-table::\n   :used:\n   :codes: 404\n\nAfter.\n"})
    built = project.build()
    assert built.warnings == [
        "index.rst:4: WARNING: http-status-table: no status of the table is mentioned: no table is shown [httpstatus.empty]"
    ]
    assert "<table" not in built.text("index.html")
    assert "After." in built.text("index.html")


def test_a_table_of_which_nothing_is_mentioned_is_told_of(project: Project) -> None:
    project.write(
        {
            "index.rst": "T\n=\n\nSee :ref:`it <ours>`.\n\n.. http-status-table::\n   :used:\n   :codes: 404\n   :name: ours\n\nAfter.\n"
        }
    )
    built = project.build()
    assert built.warnings == [
        "index.rst:6: WARNING: http-status-table: no status of the table is mentioned: no table is shown [httpstatus.empty]"
    ]
    html = built.text("index.html")
    assert "<table" not in html
    assert "After." in html
    assert 'id="ours"' in html


def test_a_page_in_no_toctree_comes_last_and_one_without_a_title_by_its_name(project: Project) -> None:
    project.write(
        {
            "index.rst": "Top\n===\n\n.. toctree::\n\n   table\n   z\n",
            "table.rst": TABLE,
            "z.rst": ":http:status:`404` in a page of no title\n",
            "b.rst": ":orphan:\n\nOrphan\n======\n\n:http:status:`404`\n",
        }
    )
    built = project.build(nitpicky=False)
    assert rows(built)["404"] == ["z.html", "b.html#orphan"] or rows(built)["404"] == ["z.html#", "b.html#orphan"]
    assert re.findall(r'href="z.html#?">([^<]*)<', built.text("table.html")) == ["z"]
    assert "no title" not in built.text("httpstatus-index.html")


def test_the_sections_of_a_page_come_in_its_order_whether_they_mention_or_describe(project: Project) -> None:
    project.write(
        {
            "index.rst": "Top\n===\n\n:http:status:`404`\n\n.. http-status-table::\n   :codes: 404\n   :columns: code used\n\n"
            "First\n-----\n\n.. http:status:: 404\n\nSecond\n------\n\n:http:status:`404`\n"
        }
    )
    assert rows(project.build(), "index.html") == {"404": ["#top", "#first", "#second"]}


@pytest.mark.processes
def test_the_index_has_a_line_for_each_documented_status_with_the_number_of_its_pages(pages: Project) -> None:
    pages.write({"more.rst": ":orphan:\n\nMore\n====\n\n:http:status:`410` and :ref:`httpstatus-index`\n"})
    pages.write({"table.rst": TABLE.replace("   :used:\n", "   :codes: 404 500\n")})
    built = pages.build(parallel=2, nitpicky=False)
    assert built.warnings == []
    index = built.text("httpstatus-index.html")
    listed = re.findall(r'<a href="([^"]*)"><code class="xref">([^<]*)</code></a>(?: <em>\(([^)]*)\)</em>)?', index)
    assert listed == [
        ("table.html#http-status-404", "404 Not Found", "2 pages"),
        ("z.html#http-status-451", "451 Unavailable For Legal Reasons", "1 page"),
        ("table.html#http-status-500", "500 Internal Server Error", ""),
    ]
    assert re.findall(r"<strong>(\dxx)</strong></td>", index) == ["4xx", "5xx"]
    assert 'href="httpstatus-index.html"' in built.text("more.html")
    assert dead_links(built.outdir) == []


def test_the_index_of_some_pages_leads_to_no_other(pages: Project) -> None:
    index = StatusIndex(httpstatus_domain(pages.build().app.env))

    def listed(*docnames: str) -> dict[str, list[tuple[str, int, str, str, str]]]:
        content, collapses = index.generate(docnames)
        assert not collapses
        return {
            letter: [(e.name, e.subtype, e.docname, e.anchor, e.extra) for e in entries] for letter, entries in content
        }

    assert listed("a") == {}
    assert listed("table")["2xx"] == [("201 Created", 0, "table", "http-status-201", "1 page")]
    assert listed("z") == {"4xx": [("451 Unavailable For Legal Reasons", 0, "z", "http-status-451", "1 page")]}


def test_no_page_has_a_link_to_the_index_in_its_bars_and_there_is_none_where_nothing_is_documented(
    project: Project,
) -> None:
    project.conf('html_theme = "classic"')
    project.write({"index.rst": "T\n=\n\n.. toctree::\n\n   a\n", "a.rst": "A\n=\n\n:http:status:`404`\n"})
    assert not (project.build().outdir / "httpstatus-index.html").exists()
    project.write({"a.rst": "A\n=\n\n.. http:status:: 404\n"})
    built = project.build()
    assert (built.outdir / "httpstatus-index.html").exists()
    assert "httpstatus-index" not in built.text("a.html") + built.text("index.html")


def test_the_index_can_be_switched_off(pages: Project) -> None:
    pages.write({"conf.py": (pages.srcdir / "conf.py").read_text() + "\nhtml_domain_indices = False\n"})
    built = pages.build()
    assert not (built.outdir / "httpstatus-index.html").exists()


def test_a_row_that_is_not_shown_is_no_duplicate(project: Project) -> None:
    project.write(
        {
            "index.rst": "Top\n===\n\n:http:status:`503`\n\n.. toctree::\n\n   a\n   b\n",
            "a.rst": "A\n=\n\n.. http-status-table::\n   :codes: 404\n",
            "b.rst": "B\n=\n\n.. http-status-table::\n   :used:\n",
        }
    )
    assert project.build().warnings == []


def test_of_equal_titles_each_names_its_page(project: Project) -> None:
    bugfixes = "Bugfixes\n--------\n\n:http:status:`404`\n"
    project.write(
        {
            "index.rst": INDEX,
            "a.rst": f"Release 2.0\n===========\n\n{bugfixes}",
            "b.rst": f"Release 1.0\n===========\n\n{bugfixes}",
            "c.rst": "Bugfixes\n========\n\n:http:status:`404`\n",
            "d.rst": f"Release 2.0\n===========\n\n{bugfixes.replace('Bugfixes', 'Features')}",
            "t.rst": TABLE,
        }
    )
    built = project.build()
    assert built.warnings == []
    assert re.findall(r'href="[abcd].html#[^"]*">([^<]*)<', built.text("t.html")) == [
        "Bugfixes (Release 2.0)",
        "Bugfixes (Release 1.0)",
        "Bugfixes",
        "Features",
    ]


def test_of_equal_titles_on_pages_of_one_title_each_names_its_document(project: Project) -> None:
    changes = "Changes\n=======\n\n:http:status:`404`\n"
    project.write({"index.rst": INDEX, "a.rst": changes, "b.rst": changes})
    project.write({"t.rst": TABLE})
    assert re.findall(r'href="[ab].html#[^"]*">([^<]*)<', project.build().text("t.html")) == [
        "Changes (a)",
        "Changes (b)",
    ]


def test_what_a_table_s_own_notes_mention_is_no_use_and_is_linked(project: Project) -> None:
    project.write(
        {
            "index.rst": "Top\n===\n\n:http:status:`404`\n\n.. http-status-table::\n   :codes: 404 410\n"
            "   :columns: code used note\n\n   :404: As :http:status:`410`.\n"
        }
    )
    built = project.build()
    assert rows(built, "index.html")["404"][0] == "#top"
    assert rows(built, "index.html")["410"] == []
    assert links(built.text("index.html")) == ["#http-status-404", "#http-status-410"]


def general_index(built: Built) -> list[tuple[str, str]]:
    """Address and text of each line of the general index that leads to a status."""
    return re.findall(r'<a href="([^"]*http-status[^"]*)">([^<]*)</a>', built.text("genindex.html"))


def test_the_general_index_has_a_line_for_each_status_and_one_for_each_rfc_of_a_table(project: Project) -> None:
    project.write({"index.rst": "T\n=\n\n.. http-status-table::\n   :codes: 404 429 428 410\n"})
    assert sorted(general_index(project.build())) == [
        ("index.html#http-status-404", "404 Not Found (HTTP status)"),
        ("index.html#http-status-404", "RFC 9110"),
        ("index.html#http-status-410", "410 Gone (HTTP status)"),
        ("index.html#http-status-428", "428 Precondition Required (HTTP status)"),
        ("index.html#http-status-428", "RFC 6585"),
        ("index.html#http-status-429", "429 Too Many Requests (HTTP status)"),
    ]


def test_the_rfc_s_line_leads_to_the_first_row_that_is_shown(project: Project) -> None:
    project.write({"index.rst": "T\n=\n\n:http:status:`410`\n\n.. http-status-table::\n   :used:\n"})
    assert sorted(general_index(project.build())) == [
        ("index.html#http-status-410", "410 Gone (HTTP status)"),
        ("index.html#http-status-410", "RFC 9110"),
    ]


@pytest.mark.parametrize(
    ("options", "lines"),
    [
        (":columns: code name", ["404 Not Found (HTTP status)"]),
        (":no-index-entry:", []),
        (":no-index:", []),
    ],
)
def test_what_a_table_does_not_show_is_not_in_the_general_index(
    project: Project, options: str, lines: list[str]
) -> None:
    project.write(
        {"index.rst": f"T\n=\n\n:http:status:`404`\n\n.. http-status-table::\n   :codes: 404\n   {options}\n"}
    )
    built = project.build()
    assert built.warnings == []
    assert [text for _, text in general_index(built)] == lines
    assert (links(built.text("index.html")) == ["#http-status-404"]) is (options != ":no-index:")


@pytest.mark.parametrize("option", ["", "   :no-index-entry:\n"])
def test_the_index_of_a_pdf_has_the_same_lines(project: Project, option: str) -> None:
    project.conf(LATEX)
    project.write({"index.rst": f"T\n=\n\n.. http-status-table::\n   :codes: 404 410\n{option}"})
    lines = re.findall(r"\\index\{(.*?)@", project.build("latex").text("p.tex"))
    assert lines == ([] if option else ["404 Not Found (HTTP status)", "RFC", "410 Gone (HTTP status)"])


def test_an_entry_is_in_the_general_index_unless_it_says_otherwise(project: Project) -> None:
    project.write({"index.rst": "T\n=\n\n.. http:status:: 404\n\n.. http:status:: 410\n   :no-index-entry:\n"})
    built = project.build()
    assert general_index(built) == [("index.html#http-status-404", "404 Not Found (HTTP status)")]
