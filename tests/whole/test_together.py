"""Everything at once, and every link followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import INDEX
from tests.links import dead_links, links, repeated_ids

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Project

EXTENSIONS = (
    "sphinx.ext.autodoc",
    "sphinx.ext.intersphinx",
    "myst_parser",
    "sphinxcontrib.httpdomain",
    "sphinxext_httpstatus",
)

LIBRARY = '''
import enum
import http

class Status(enum.IntEnum):
    """Our statuses."""
    CALM = 420

def answer(status: int = http.HTTPStatus.OK) -> int:
    """Answer :py:attr:`http.HTTPStatus.NOT_FOUND` or :py:attr:`together_lib.Status.CALM`."""
'''


def pages() -> dict[str, str]:
    """Twenty pages that mix everything."""
    made = {"index.rst": INDEX}
    for digit in range(1, 6):
        made[f"class{digit}.rst"] = f"Class {digit}\n=======\n\n.. http-status-table::\n   :codes: {digit}xx\n"
    made["own.rst"] = "Own\n===\n\n.. http-status-table::\n   :enum: together_lib.Status\n"
    made["api.rst"] = "API\n===\n\n.. autofunction:: together_lib.answer\n\n:http:status:`CALM`\n"
    made["legal.rst"] = (
        "Legal\n=====\n\n.. http:status:: 451 403\n\n   See :http:status:`4xx` and :http:status:`200`.\n"
    )
    made["again.rst"] = "Again\n=====\n\n.. http-status-table::\n   :codes: 451 404\n   :no-index:\n"
    for number in range(5):
        made[f"rest{number}.rst"] = (
            f"Resource {number}\n==========\n\n.. http:get:: /r{number}\n\n   :statuscode 200: fine\n"
            f"   :status 404: none\n   :code 431: long\n   :statuscode 4XX: bad\n\n:http:get:`/r{number}` :http:statuscode:`451`\n"
        )
    for number in range(5):
        made[f"mark{number}.md"] = (
            f"# Page {number}\n\n{{http:status}}`404`, {{http:statuscode}}`503`, {{any}}`404 Not Found`,\n"
            f"{{py:attr}}`http.HTTPStatus.GONE`, {{http:status}}`5xx`, {{http:status}}`what <451>`\n"
        )
    return made


@pytest.fixture(params=[EXTENSIONS, EXTENSIONS[::-1]], ids=["in order", "in reverse"])
def together(project: Project, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Project:
    (project.srcdir / "together_lib.py").write_text(LIBRARY)
    monkeypatch.syspath_prepend(project.srcdir)
    project.conf("", extensions=request.param)
    project.write(pages())
    return project


@pytest.mark.processes
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_every_link_of_every_page_leads_to_something_that_is_there(together: Project, builder: str) -> None:
    assert len(pages()) == 20
    built = together.build(builder, parallel=2)
    assert built.warnings == []
    assert dead_links(built.outdir) == []
    everywhere = [href for path in built.outdir.rglob("*.html") for href in links(path.read_text(encoding="utf-8"))]
    assert len(everywhere) > 60
    assert not [href for href in everywhere if "://" in href]


def test_singlehtml_leads_to_ids_of_its_page(together: Project) -> None:
    built = together.build("singlehtml")
    assert built.warnings == []
    html = built.text("index.html")
    inside = links(html)
    assert len(inside) > 60
    assert [href for href in inside if f'id="{href[1:]}"' not in html] == []


def test_no_two_elements_of_a_page_have_the_same_id(together: Project) -> None:
    for builder in ("html", "singlehtml"):
        outdir: Path = together.build(builder).outdir
        for path in outdir.rglob("*.html"):
            repeated = repeated_ids(path.read_text(encoding="utf-8"))
            assert [node_id for node_id in repeated if node_id.startswith("http-status")] == [], path
