"""How references become links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sphinx
from docutils import nodes

from .conftest import LATEX
from .links import links

if TYPE_CHECKING:
    from .conftest import Project


def build(project: Project, page: str, listener: str) -> str:
    """Build a page beside a listener for references that have no place; return the page's HTML."""
    project.write(
        {
            "conf.py": "from docutils import nodes\nasked = []\n\n"
            f"def listen(app, env, node, text):\n    asked.append(node['reftarget'])\n    {listener}\n\n"
            "extensions = ['sphinxext_httpstatus']\nhttpstatus_fallback = ''\n"
            "def setup(app):\n    app.connect('missing-reference', listen)\n    app.asked = asked\n",
            "index.rst": page,
        }
    )
    built = project.build(nitpicky=False)
    assert built.warnings == []
    project.asked = built.app.asked  # type: ignore[attr-defined]
    return built.text("index.html")


LINK = "return nodes.reference('', '', text, refuri='https://x.test/' + node['reftarget'], internal=False)"


def test_other_extensions_are_asked_once_for_each_target_and_page(project: Project) -> None:
    html = build(project, "T\n=\n\n" + ":http:status:`404` :http:status:`the page <404>` :http:status:`410` " * 5, LINK)
    assert project.asked == ["404", "410"]  # type: ignore[attr-defined]
    assert html.count('href="https://x.test/404"') == 10
    assert html.count('href="https://x.test/410"') == 5
    assert html.count("the page") == html.count("410 Gone") == 5


def test_each_mention_keeps_its_own_text(project: Project) -> None:
    html = build(project, "T\n=\n\n:http:status:`one <404>` :http:status:`two <404>`", LINK)
    assert 'href="https://x.test/404"><span class="http-status http-status-4xx">one</span></a>' in html
    assert 'href="https://x.test/404"><span class="http-status http-status-4xx">two</span></a>' in html


def test_a_link_whose_text_is_another_extension_s_is_made_again_whole(project: Project) -> None:
    listener = "return nodes.reference('', '', nodes.emphasis('', 'theirs'), refuri='https://x.test/', internal=False)"
    html = build(project, "T\n=\n\n:http:status:`one <404>` :http:status:`two <404>`", listener)
    assert html.count('href="https://x.test/"><em>theirs</em></a>') == 2


def test_an_extension_may_leave_the_text_alone(project: Project) -> None:
    html = build(project, "T\n=\n\n:http:status:`one <404>` :http:status:`two <404>`", "return text")
    assert (
        '<p><span class="http-status http-status-4xx">one</span> <span class="http-status http-status-4xx">two' in html
    )
    assert links(html) == []


def test_a_mention_that_nobody_knows_a_place_for_is_told_of_each_time(project: Project) -> None:
    project.conf('httpstatus_fallback = ""')
    project.write({"index.rst": "T\n=\n\n:http:status:`404`\n\n:http:status:`404`\n"})
    assert project.build().warnings == [
        f"index.rst:{line}: WARNING: no row for HTTP status 404; those of a table with :no-index: do not count [ref.status]"
        for line in (4, 6)
    ]


def test_an_unknown_mention_is_told_of_each_time(project: Project) -> None:
    project.write({"index.rst": "T\n=\n\n:http:status:`Not Fond`\n\n:http:status:`Not Fond`\n"})
    assert project.build().warnings == [
        f"index.rst:{line}: WARNING: unknown HTTP status 'Not Fond': did you mean 404 Not Found, 302 Found or 304 Not Modified?"
        " [httpstatus.unknown]"
        for line in (4, 6)
    ]


@pytest.mark.parametrize("builder", ["html", "singlehtml", "latex"])
def test_text_around_mentions_stays_in_its_place(project: Project, builder: str) -> None:
    project.conf(f'project = "P"\n{LATEX}')
    project.write(
        {
            "index.rst": "T\n=\n\na :http:status:`~404` b :http:status:`~404` a :http:status:`~410` b\n\n"
            ".. http-status-table::\n   :codes: 404\n"
        }
    )
    built = project.build(builder)
    document = built.app.env.get_and_resolve_doctree("index", built.app.builder)
    paragraph = document.next_node(nodes.paragraph)
    assert paragraph.astext() == "a 404 b 404 a 410 b"
    assert [type(child).__name__ for child in paragraph.children] == ["Text", "reference"] * 3 + ["Text"]
    assert all(child.parent is paragraph for child in paragraph.children)


def test_a_text_deep_in_another_extension_s_link_is_each_mention_s_own(project: Project) -> None:
    listener = "return nodes.reference('', '', nodes.emphasis('', '', text), refuri='https://x.test/', internal=False)"
    html = build(project, "T\n=\n\n:http:status:`one <404>` :http:status:`two <404>`", listener)
    assert ">one</span></em></a>" in html
    assert ">two</span></em></a>" in html


@pytest.mark.skipif(sphinx.version_info < (8, 2), reason="intersphinx_resolve_self came with Sphinx 8.2")
@pytest.mark.parametrize("fallback", ["rfc", ""])
def test_a_project_may_mean_itself(project: Project, fallback: str) -> None:
    project.conf(
        f'intersphinx_resolve_self = "me"\nhttpstatus_fallback = "{fallback}"',
        extensions=("sphinx.ext.intersphinx", "sphinxext_httpstatus"),
    )
    project.write(
        {"index.rst": "T\n=\n\n:http:status:`me:404` :http:status:`me:404`\n\n.. http-status-table::\n   :codes: 404\n"}
    )
    built = project.build()
    assert built.warnings == []
    assert built.text("index.html").count('href="#http-status-404"') == 3


def test_each_pdf_leads_to_what_it_has(project: Project) -> None:
    project.conf(
        'latex_documents = [("index", "all.tex", "P", "A", "manual", True), ("m", "one.tex", "P", "A", "manual")]'
    )
    project.write(
        {
            "index.rst": "T\n=\n\n:http:status:`500`\n\n.. toctree::\n\n   m\n   a\n",
            "m.rst": "M\n=\n\n:http:status:`404` :http:status:`410`\n",
            "a.rst": "A\n=\n\n.. http-status-table::\n   :codes: 404\n",
        }
    )
    built = project.build("latex")
    assert built.warnings == []
    assert r"\hyperref[\detokenize{a:http-status-404}]" in built.text("all.tex")
    assert r"\hyperref[\detokenize{a:http-status-404}]" not in built.text("one.tex")
    assert built.text("one.tex").count("rfc9110.html") == 2


def test_a_list_of_todos_finishes_what_it_shows(project: Project) -> None:
    project.conf("todo_include_todos = True", extensions=("sphinx.ext.todo", "sphinxext_httpstatus"))
    table = ".. http-status-table::\n      :codes: 404 410\n      :used:\n      :columns: code used\n"
    project.write(
        {
            "index.rst": "T\n=\n\n.. toctree::\n\n   a\n\n.. todolist::\n",
            "a.rst": f"A\n=\n\n.. todo::\n\n   :http:status:`404` :http:status:`500`\n\n   {table}",
        }
    )
    built = project.build()
    assert built.warnings == []
    html = built.text("index.html")
    assert (html.count("http-status-box"), html.count('<tr class="http-status-4xx')) == (1, 1)
    assert "rfc9110.html#section-15.6.1" in html
