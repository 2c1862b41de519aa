"""Python names that stand for a status."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest
from sphinx import addnodes

from sphinxext_httpstatus.pages import python_name
from tests.conftest import LATEX, used_in
from tests.links import dead_links, links

if TYPE_CHECKING:
    from tests.conftest import Project

TABLE = "\n\n.. http-status-table::\n"
#: A table of few statuses is made in a quarter of the time.
SMALL = f"{TABLE}   :codes: 200 404 409 410 413\n"

LIBRARY = '''
import enum
import http
from typing import Literal

class Status(enum.IntEnum):
    """A status: :py:attr:`MISSING` or :py:attr:`CALM`."""
    MISSING = 404
    CALM = 420

def answer(
    first: int = http.HTTPStatus.OK,
    second: Literal[http.HTTPStatus.GONE, 3] = Status.CALM,
) -> "Literal[http.HTTPStatus.CONFLICT]":
    """Answer :py:attr:`http.HTTPStatus.LOCKED`, :py:data:`http.client.NOT_FOUND` or :attr:`HTTPStatus.BAD_REQUEST`.

    :raises http.HTTPStatus.NOT_ACCEPTABLE: never
    """
'''


@pytest.fixture
def library(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    (project.srcdir / "statuslib.py").write_text(LIBRARY)
    monkeypatch.syspath_prepend(project.srcdir)
    monkeypatch.delitem(sys.modules, "statuslib", raising=False)
    project.conf("", extensions=("sphinx.ext.autodoc", "sphinxext_httpstatus"))
    return project


@pytest.mark.parametrize(
    "role",
    [
        ":py:attr:`http.HTTPStatus.NOT_FOUND`",
        ":py:attr:`~http.HTTPStatus.NOT_FOUND`",
        ":py:attr:`this <http.HTTPStatus.NOT_FOUND>`",
        ":py:attr:`HTTPStatus.NOT_FOUND`",
        ":py:data:`http.client.NOT_FOUND`",
        ":py:obj:`http.HTTPStatus.NOT_FOUND`",
        ":any:`http.HTTPStatus.NOT_FOUND`",
        ":any:`404 Not Found`",
    ],
)
def test_a_reference_leads_to_the_row_and_keeps_its_look(project: Project, role: str) -> None:
    project.write({"index.rst": f"T\n=\n\n{role}\n" + SMALL})
    built = project.build()
    assert built.warnings == []
    html = built.text("index.html")
    assert links(html) == ["#http-status-404"]
    assert re.search(r'<a class="http-status http-status-4xx reference internal"[^>]*><code class="xref ', html)
    assert used_in(built) == {404: ["t"]}


@pytest.mark.parametrize(
    ("attributes", "name"),
    [
        ({"reftarget": "http.HTTPStatus.OK", "py:module": "m", "py:class": "C"}, "http.HTTPStatus.OK"),
        ({"reftarget": "OK", "py:module": "m", "py:class": "C"}, "C.OK"),
        ({"reftarget": "OK", "py:module": "m", "py:class": None}, "m.OK"),
        ({"reftarget": "OK"}, "OK"),
        # autodoc of Sphinx 9 refers to a member that is an annotation by its repr.
        ({"reftarget": "<HTTPStatus.NOT_FOUND: 404>"}, "HTTPStatus.NOT_FOUND"),
    ],
)
def test_the_name_that_a_reference_means(attributes: dict[str, str], name: str) -> None:
    assert python_name(addnodes.pending_xref("", **attributes)) == name


def test_old_names_of_the_running_python_lead_to_the_row(project: Project) -> None:
    project.write({"index.rst": "T\n=\n\n:py:attr:`http.HTTPStatus.REQUEST_ENTITY_TOO_LARGE`\n" + TABLE})
    built = project.build()
    assert built.warnings == []
    assert links(built.text("index.html")) == ["#http-status-413"]


@pytest.mark.parametrize(
    "name", ["http.HTTPStatus.not_found", "HTTPStatus", "mylib.NOT_FOUND", "other.Status.NOT_FOUND", "NOT_FOUND"]
)
def test_another_name_is_left_to_the_python_domain(project: Project, name: str) -> None:
    project.write({"index.rst": f"T\n=\n\n:py:attr:`{name}`\n" + SMALL})
    built = project.build()
    assert built.warnings == [f"index.rst:4: WARNING: py:attr reference target not found: {name} [ref.attr]"]
    assert links(built.text("index.html")) == []


def test_a_name_without_a_row_is_left_to_the_python_domain(project: Project) -> None:
    project.write({"index.rst": "T\n=\n\n:py:attr:`http.HTTPStatus.GONE`\n" + TABLE + "   :codes: 404\n"})
    built = project.build()
    assert built.warnings == [
        "index.rst:4: WARNING: py:attr reference target not found: http.HTTPStatus.GONE [ref.attr]"
    ]
    assert links(built.text("index.html")) == []


def test_signatures_and_docstrings_of_autodoc_lead_to_rows(library: Project) -> None:
    library.write({"index.rst": "T\n=\n\n.. autofunction:: statuslib.answer\n" + TABLE})
    built = library.build(nitpicky=False)
    assert built.warnings == []
    assert links(built.text("index.html")) == [f"#http-status-{code}" for code in (200, 410, 409, 423, 404, 400, 406)]
    assert (
        'title="200 OK: Request fulfilled, document follows"><span class="pre">HTTPStatus.OK</span></a>'
        in built.text("index.html")
    )


@pytest.mark.processes
def test_members_of_a_table_s_own_enum_lead_to_its_rows(library: Project) -> None:
    library.write(
        {
            "index.rst": "T\n=\n\n.. toctree::\n\n   a\n   b\n",
            "a.rst": "T\n=\n\n:py:attr:`statuslib.Status.MISSING` :py:attr:`Status.CALM`\n\n.. autofunction:: statuslib.answer\n\n"
            ".. autoclass:: statuslib.Status\n",
            "b.rst": "T\n=\n\n.. http-status-table::\n   :enum: statuslib.Status\n",
        }
    )
    built = library.build(parallel=2, nitpicky=False)
    assert built.warnings == []
    row = "b.html#http-status-"
    assert links(built.text("a.html")) == [
        f"{row}404",
        f"{row}420",
        f"{row}420",
        f"{row}404",
        f"{row}404",
        f"{row}420",
    ]


def test_an_object_that_the_python_domain_knows_is_left_alone(library: Project) -> None:
    library.write(
        {
            "index.rst": "T\n=\n\n:py:attr:`statuslib.Status.MISSING`\n\n.. autoclass:: statuslib.Status\n   :members:\n"
            "   :undoc-members:\n\n.. http-status-table::\n   :enum: statuslib.Status\n"
        }
    )
    built = library.build()
    assert built.warnings == []
    assert 'href="#statuslib.Status.MISSING"' in built.text("index.html")
    assert links(built.text("index.html")) == []
    assert dead_links(built.outdir) == []


def test_constants_that_are_no_statuses_stay_as_they_were(project: Project) -> None:
    source = (
        "T\n=\n\n.. py:function:: f(x=Colour.RED, y=(a.b, {c.d: 'e, f'}), z=a.b or c.d) -> typing.Literal[Colour.BLUE]\n\n"
        ".. py:data:: D\n   :value: [a.b, c.d  , e.f]\n"
    )
    project.write({"index.rst": source})
    with_it = project.build(nitpicky=False).text("index.html")
    project.conf("", extensions=())
    assert project.build(nitpicky=False).text("index.html") == with_it


@pytest.mark.parametrize("typed", ["404", "OK", "Not Found", "NOT_FOUND", "4xx"])
def test_any_does_not_answer_what_may_be_something_else(project: Project, typed: str) -> None:
    project.write({"index.rst": f"T\n=\n\n:any:`{typed}`\n" + SMALL})
    built = project.build()
    assert built.warnings == [f"index.rst:4: WARNING: 'any' reference target not found: {typed} [ref.any]"]


def test_any_is_not_ambiguous_with_a_page_of_that_name(project: Project) -> None:
    project.conf('default_role = "any"')
    project.write({"404.rst": "Gone\n====\n", "index.rst": "T\n=\n\n`404`\n\n.. toctree::\n\n   404\n" + TABLE})
    built = project.build()
    assert built.warnings == []
    assert 'href="404.html"><span class="doc">Gone</span></a>' in built.text("index.html")


def test_a_page_is_written_again_when_a_name_in_it_gets_a_row(project: Project) -> None:
    project.write(
        {
            "index.rst": "T\n=\n\n.. toctree::\n\n   a\n   b\n",
            "a.rst": "T\n=\n\n:py:attr:`http.HTTPStatus.GONE`\n",
            "b.rst": "T\n=\n",
        }
    )
    assert links(project.build().text("a.html")) == []
    project.write({"b.rst": "T\n=\n\nNow with a table.\n" + TABLE})
    built = project.build()
    assert links(built.text("a.html")) == ["b.html#http-status-410"]


def test_of_equal_default_values_each_is_a_link(project: Project) -> None:
    project.write(
        {
            "index.rst": "T\n=\n\n.. http-status-table::\n   :codes: 404\n\n"
            ".. py:function:: f(a=HTTPStatus.NOT_FOUND, b=HTTPStatus.NOT_FOUND, c=HTTPStatus.NOT_FOUND)\n"
        }
    )
    built = project.build()
    assert built.warnings == []
    assert links(built.text("index.html")) == ["#http-status-404"] * 3


@pytest.mark.parametrize(
    ("default", "codes"),
    [
        ("(HTTPStatus.NOT_FOUND, HTTPStatus.GONE)", [404, 410]),
        ("[http.HTTPStatus.NOT_FOUND]", [404]),
        ("{HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT}", [404, 409]),
        ("{HTTPStatus.GONE: 'x', 'y': HTTPStatus.NOT_FOUND}", [410, 404]),
        ("{1: ({HTTPStatus.GONE}, [HTTPStatus.NOT_FOUND])}", [410, 404]),
        ("frozenset({HTTPStatus.GONE})", [410]),
        ("HTTPStatus.GONE | HTTPStatus.CONFLICT", [410, 409]),
        # No members, or members of which something else is asked.
        ("'HTTPStatus.GONE'", []),
        ("('HTTPStatus.GONE', HTTPStatus.NOT_FOUND)", [404]),
        ('("it\'s HTTPStatus.GONE", HTTPStatus.NOT_FOUND)', [404]),
        ("[HTTPStatus.GONE.phrase, x.HTTPStatus.GONE, HTTPStatus.GONE(1), 4.5, ...]", []),
        ("(HTTPStatus.NOT_FOND, os.sep)", []),
        ("[f().HTTPStatus.GONE, xHTTPStatus.GONE]", []),
        ("[HTTPStatus.GONE.phrase.upper(), HTTPStatus.GONER(1)]", []),
        (r"""('a\'b"c, HTTPStatus.GONE', HTTPStatus.NOT_FOUND)""", [404]),
    ],
)
def test_members_within_a_default_value_are_links_and_its_text_stays(
    project: Project, default: str, codes: list[int]
) -> None:
    table = "\n.. http-status-table::\n   :codes: 404 409 410\n"
    project.write({"index.rst": f"T\n=\n\n.. py:function:: f(a={default}, b=1)\n{table}"})
    built = project.build()
    assert built.warnings == []
    assert links(built.text("index.html")) == [f"#http-status-{code}" for code in codes]
    assert used_in(built).keys() == set(codes)
    text = project.build("text").text("index.txt")
    assert f"f(a={default}, b=1)" in text


def test_members_within_default_values_of_real_code_are_links_in_every_output(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project.srcdir / "nestedlib.py").write_text(
        "from http import HTTPStatus\n\ndef f(a=(HTTPStatus.NOT_FOUND, [HTTPStatus.GONE]), b={HTTPStatus.CONFLICT: 1}):\n"
        '    """Do it."""\n\n#: Retried.\nRETRIED = (HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT)\n'
    )
    monkeypatch.syspath_prepend(project.srcdir)
    monkeypatch.delitem(sys.modules, "nestedlib", raising=False)
    project.conf(
        LATEX,
        extensions=("sphinx.ext.autodoc", "sphinxext_httpstatus"),
    )
    table = "\n.. http-status-table::\n   :codes: 404 409 410\n"
    project.write({"index.rst": f"T\n=\n\n.. automodule:: nestedlib\n   :members:\n{table}"})
    built = project.build()
    assert built.warnings == []
    assert links(built.text("index.html")) == [f"#http-status-{code}" for code in (404, 409, 404, 410, 409)]
    tex = project.build("latex").text("p.tex")
    assert [tex.count(f"{{index:http-status-{code}}}]{{") for code in (404, 410, 409)] == [2, 1, 2]
    text = project.build("text").text("index.txt")
    assert "f(a=(HTTPStatus.NOT_FOUND, [HTTPStatus.GONE]), b={HTTPStatus.CONFLICT: 1})" in text


def test_a_default_value_whose_row_is_in_no_pdf_is_text(project: Project) -> None:
    project.conf('latex_documents = [("api", "p.tex", "P", "A", "manual")]')
    project.write(
        {
            "index.rst": "T\n=\n\n.. toctree::\n\n   api\n\n.. http-status-table::\n   :codes: 404\n",
            "api.rst": "API\n===\n\n.. py:function:: f(a=HTTPStatus.NOT_FOUND)\n",
        }
    )
    built = project.build("latex")
    assert built.warnings == []
    tex = built.text("p.tex")
    assert r"HTTPStatus.NOT\_FOUND" in tex
    assert "http-status-404" not in tex.partition("theindex")[0]
