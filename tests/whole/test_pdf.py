"""PDF files, made by real TeX."""

from __future__ import annotations

import re
import subprocess
from itertools import chain, combinations
from typing import TYPE_CHECKING, Any

import pytest

from sphinxext_httpstatus.columns import COLUMNS
from tests.conftest import OUTPUTS
from tests.examples import few
from tests.tools import program

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Project

pytestmark = pytest.mark.tools

CONF = (
    OUTPUTS
    + """
latex_engine = {engine!r}
latex_use_xindy = False
latex_elements = {{"papersize": "{paper}paper"}}
"""
)
PAGES = {
    "index.rst": "Top\n===\n\n.. toctree::\n\n   mentions\n   table\n   api\n",
    "mentions.rst": "Mentions\n========\n\nSee :http:status:`404`, :http:status:`511`, :http:status:`4xx` and :http:status:`451`.\n",
    "table.rst": "Statuses\n========\n\n.. http-status-table:: All of them\n",
    "api.rst": "API\n===\n\n.. http-status-table::\n   :codes: 404 410\n   :columns: code phrase note used\n   :no-index:\n\n"
    "   :404: A note of :math:`a\\_b + 1`.\n\n         * a list\n\n.. http:status:: 451\n\n   For lawyers.\n",
}


def make_pdf(project: Project, engine: str, pages: dict[str, str], paper: str = "letter") -> tuple[Path, str]:
    """Build a PDF file; return it and TeX's log."""
    # Before the build, which is for nothing where there is no TeX.
    latexmk = program("latexmk")
    project.conf(CONF.format(engine=engine, paper=paper))
    project.write(pages)
    built = project.build("latex")
    assert built.warnings == []
    option = {"pdflatex": "-pdf", "xelatex": "-pdfxe"}[engine]
    subprocess.run(
        [latexmk, option, "-interaction=nonstopmode", "p.tex"], cwd=built.outdir, check=True, capture_output=True
    )
    return built.outdir / "p.pdf", (built.outdir / "p.log").read_text(encoding="utf-8", errors="replace")


def heights(page: Any, shown: str) -> list[float]:
    """How high on a page a text stands, wherever it does. TeX may set it in pieces."""
    lines: dict[float, str] = {}

    def visit(text: str, cm: list[float], matrix: list[float], *_: Any) -> None:
        height = round(matrix[5] * (cm[3] or 1) + cm[5], 1)
        lines[height] = lines.get(height, "") + "".join(text.split())

    page.extract_text(visitor_text=visit)
    return [height for height, text in lines.items() if shown in text]


@pytest.mark.parametrize("engine", ["pdflatex", "xelatex"])
def test_links_of_a_pdf_land_on_rows(project: Project, engine: str) -> None:
    from pypdf import PdfReader

    program(engine)
    pdf, log = make_pdf(project, engine, PAGES)
    assert "inside a group" not in log
    assert "undefined" not in re.sub(r"Font shape.*undefined|undefined.*font", "", log).lower()
    # Nothing of a table stands out into the margin by more than a point.
    overfull = [
        float(points)
        for points in re.findall(r"Overfull \\hbox \(([0-9.]+)pt too wide\) in (?:alignment|paragraph)", log)
    ]
    assert [points for points in overfull if points > 1] == []
    reader = PdfReader(pdf)
    texts = [page.extract_text() for page in reader.pages]
    mentions = next(page for page, text in zip(reader.pages, texts, strict=True) if "See 404 Not Found" in text)
    landed = []
    annotations: Any = mentions["/Annots"]
    for annotation in annotations:
        name = str(annotation.get_object()["/A"]["/D"])
        if name.startswith("section*"):
            landed.append(reader.named_destinations[name])
    # In the order of the text: 404, 511, 4xx and 451.
    for destination, shown in zip(
        landed, ("NOT_FOUND", "NETWORK_AUTHENTICATION_REQUIRED", "BAD_REQUEST", "Unavailable"), strict=True
    ):
        page = next(page for page in reader.pages if page.indirect_reference == destination.page)
        assert any(0 <= float(destination.top or 0) - y < 30 for y in heights(page, shown)), shown
    # The table breaks over pages, and its header is on each.
    with_rows = [text for text in texts if "RFC 9110, Section 15.5" in text or "RFC 9110, Section 15.2" in text]
    assert len(with_rows) >= 2
    assert all("Enum Name" in text for text in with_rows)


@pytest.mark.parametrize(("engine", "paper"), few([("pdflatex", "a4"), ("pdflatex", "letter"), ("xelatex", "a4")]))
def test_no_choice_of_columns_is_wider_or_longer_than_a_page(project: Project, engine: str, paper: str) -> None:
    program(engine)
    codes = "100 101 200 203 207 226 404 407 412 416 418 431 451 505 511"
    note = "   :404: Ask ``the_function_that_knows``.\n   :511: See :http:status:`407`.\n\n"
    page = "Tables\n======\n\nUsed: :http:status:`404`, :http:status:`431`.\n\n"
    for columns in few(chain.from_iterable(combinations(COLUMNS, count) for count in range(3, 8))):
        head = f".. http-status-table:: {' '.join(columns)}\n   :codes: {codes}\n   :columns: {' '.join(columns)}\n"
        page += f"{head}   :no-index:\n\n{note if 'note' in columns else ''}"
    _pdf, log = make_pdf(project, engine, {"index.rst": page}, paper)
    assert "Output written on p." in log
    overfull = re.findall(r"Overfull \\(?:hbox|vbox) \(([0-9.]+)pt.*", log)
    assert [points for points in overfull if float(points) > 3] == []


def test_a_long_table_is_broken_between_pages_where_tex_can(project: Project) -> None:
    table = ".. http-status-table::\n   :codes: 4xx\n   :columns: code name phrase description details\n   :no-index:\n"
    indented = table.replace("\n", "\n   ")
    page = f"T\n=\n\n.. only:: latex\n\n   {indented}\n#. An item.\n\n   {indented}\n.. py:class:: C\n\n   {indented}\n"
    _pdf, log = make_pdf(project, "pdflatex", {"index.rst": page})
    assert "Overfull \\vbox" not in log


@pytest.mark.parametrize("frame", [".. note::", ".. topic:: Topic", ".. [C2026]"])
def test_where_tex_breaks_no_table_it_is_left_as_it_is(project: Project, frame: str) -> None:
    table = ".. http-status-table::\n   :codes: 4xx\n   :no-index:\n"
    project.conf(CONF.format(engine="pdflatex", paper="a4"))
    project.write({"index.rst": f"T\n=\n\nSee [C2026]_.\n\n{frame}\n\n   " + table.replace("\n", "\n   ") + "\n"})
    text = project.build("latex").text("p.tex")
    assert "\\begin{tabular}" in text
    assert "\\begin{longtable}" not in text
