"""The recipes of the manual, each in a documentation that has nothing else."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.links import dead_links, links
from tests.recipes import PAGE, recipes

if TYPE_CHECKING:
    from tests.conftest import Project

RECIPES = {recipe.title: recipe for recipe in recipes()}
#: Title -> what html, LaTeX and text have, as patterns.
RESULTS = {
    "Only the codes of my API": (
        r'id="http-status-429"',
        r"index:http-status-429",
        r'"200"[\s\S]*"201"[\s\S]*"404"[\s\S]*"409"[\s\S]*"429"',
    ),
    "A table for each class, with headings": (
        r"<h2>Client errors<[\s\S]*>409<[\s\S]*<h2>Server errors<[\s\S]*>504<",
        r"\\chapter\{Client errors\}[\s\S]*\\chapter\{Server errors\}",
        r'Client errors\n=+\n[\s\S]*"409"[\s\S]*Server errors\n=+\n[\s\S]*"500"[\s\S]*"504"',
    ),
    "Entries in prose": (
        r'href="#http-status-507" title="507 Insufficient Storage: The shelf is full\."[\s\S]*'
        r'href="#http-status-3xx" title="3xx Redirection: The text is kept elsewhere\."',
        r"\\hyperref\[\\detokenize\{index:http-status-507\}\][\s\S]*\\hyperref\[\\detokenize\{index:http-status-3xx\}\]",
        r'507 Insufficient Storage\n\n   The shelf is full\.[\s\S]*\n3xx Redirection\n\n   The text is kept elsewhere\. "Location"',
    ),
    "The statuses of a framework": (r">HTTP_404_NOT_FOUND<", r"HTTP\\_404\\_NOT\\_FOUND", '"HTTP_404_NOT_FOUND"'),
    "A vendor's code": (
        r'href="https://nginx.org/">nginx</a>[\s\S]*href="#http-status-499" title="499 Client Closed Request: The client has gone\."',
        r"\\sphinxhref\{https://nginx\.org/\}\{nginx\}",
        r'"499" [\s\S]*nginx[\s\S]*The client has[\s\S]*Only the log shows 499 Client Closed Request',
    ),
    "A table in an appendix of the PDF": (
        r'href="statuses\.html">The statuses</a>',
        r"\\appendix\n(?=[\s\S]*\\chapter\{The statuses\})[\s\S]*statuses:http-status-404",
        r'The statuses\n\*+\n[\s\S]*"404"',
    ),
    "Beside an OpenAPI description": (
        r'href="#http-status-404"[\s\S]*<h2>What the statuses mean<[\s\S]*>200<[\s\S]*>404<[\s\S]*>410<',
        r"\\hyperref\[\\detokenize\{index:http-status-410\}\]",
        r'"200"[\s\S]*"404"[\s\S]*"410"',
    ),
    "One page for several projects": (
        r'href="https://docs\.example\.org/house/statuses\.html#http-status-404"',
        r"\\sphinxhref\{https://docs\.example\.org/house/statuses\.html\\#http-status-404\}",
        r"A text that nobody has kept is 404 Not Found\.",
    ),
    "A book in Markdown": (
        r'href="#http-status-404" title="404 Not Found: Never kept, or not yet\."[\s\S]*<strong>Never</strong> kept',
        r"\\sphinxstylestrong\{Never\} kept",
        r"\*\*Never\*\* kept, or not",
    ),
    "Other colours": (
        r'<link rel="stylesheet" type="text/css" href="_static/house\.css',
        r"index:http-status-503",
        r'"503"',
    ),
}


def test_there_are_ten_and_each_has_as_many_lines_as_it_says() -> None:
    assert list(RECIPES) == list(RESULTS)
    assert {title: recipe.promised for title, recipe in RECIPES.items()} == {
        title: recipe.lines for title, recipe in RECIPES.items()
    }


@pytest.mark.parametrize(
    "title",
    [
        pytest.param(title, marks=[pytest.mark.processes] if title == "One page for several projects" else [])
        for title in RECIPES
    ],
)
def test_a_recipe_works_as_it_stands(project: Project, title: str) -> None:
    if title == "A book in Markdown":
        pytest.importorskip("sphinx_book_theme")
    files = RECIPES[title].documentation()
    if title == "One page for several projects":
        # The one that has the table, built; its inventory is read from there.
        project.write({"index.rst": "House\n=====\n\n.. toctree::\n\n   statuses\n"})
        project.write({"statuses.rst": "Statuses\n========\n\n.. http-status-table::\n   :codes: 404\n"})
        inventory = project.build().outdir / "objects.inv"
        shutil.copy(inventory, project.srcdir.parent / "objects.inv")
        shutil.rmtree(project.srcdir)
        files["conf.py"] = files["conf.py"].replace("None", repr(str(project.srcdir.parent / "objects.inv")))
    project.srcdir.mkdir(exist_ok=True)
    project.write(files)
    for builder, pattern in zip(("html", "latex", "text"), RESULTS[title], strict=True):
        built = project.build(builder)
        assert built.warnings == []
        suffix = {"html": "html", "latex": "tex", "text": "txt"}[builder]
        text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(built.outdir.glob(f"*.{suffix}")))
        assert re.search(pattern, text), builder
        if builder == "html":
            assert dead_links(built.outdir) == []


def test_the_manual_shows_the_colours_that_the_recipe_has() -> None:
    (css,) = (text for name, text in RECIPES["Other colours"].files.items() if name.endswith(".css"))
    shown = (PAGE.parent / "_static" / "manual.css").read_text(encoding="utf-8")
    assert css.replace(":root", ".house-colours").strip() in shown


def test_a_mention_leads_into_the_appendix(project: Project) -> None:
    files = RECIPES["A table in an appendix of the PDF"].documentation()
    project.write(files | {"index.rst": files["index.rst"].replace("=====\n", "=====\n\n:http:status:`404`\n", 1)})
    built = project.build("latex")
    assert built.warnings == []
    tex = built.text("texts.tex")
    assert tex.count(r"\label{\detokenize{statuses:http-status-404}}") == 1
    assert tex.index(r"\hyperref[\detokenize{statuses:http-status-404}]") < tex.index("\n\\appendix")
    assert links(project.build().text("index.html")) == ["statuses.html#http-status-404"]
