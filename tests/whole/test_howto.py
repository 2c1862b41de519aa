"""The lines of the manual's how-to pages, in a documentation that has nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

import sphinxext_httpstatus
from sphinxext_httpstatus.table import HTTPStatusTable
from tests.links import links
from tests.whole.test_enum_file import SOURCE

if TYPE_CHECKING:
    from tests.conftest import Project

HOWTO = Path(__file__).parent.parent.parent / "example_docs" / "howto"
PAGE = """\
Page
====

:http:status:`404`, :http:status:`~NOT_FOUND`, :http:status:`!410`, :http:status:`this <404>`

.. http-status-table:: Caption
   :codes: 404
   :columns: code note
   :spec: rfc7231

   :404: A note.
"""


def blocks(page: str) -> list[str]:
    """The blocks of code of a page."""
    text = (HOWTO / f"{page}.rst").read_text(encoding="utf-8")
    found = re.findall(r"^( *)\.\. code-block:: .*\n(?: +:.*\n)*\n((?:(?:\1 {3}.*)?\n)+)", text, re.MULTILINE)
    return [f"{dedent(block).strip()}\n" for _indent, block in found]


def conf_of_cpython(start: str) -> str:
    (block,) = [block for block in blocks("cpython") if block.startswith(start)]
    return f"extensions = []\n{block}"


@pytest.mark.parametrize("builder", ["html", "latex", "text", "man", "texinfo"])
def test_without_the_extension_there_is_a_plain_list(
    project: Project, builder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if it were not installed.
    monkeypatch.setitem(sys.modules, "sphinxext_httpstatus", None)
    project.write({"conf.py": conf_of_cpython("try:"), "index.rst": PAGE})
    built = project.build(builder)
    assert built.warnings == []
    assert "sphinxext_httpstatus" not in built.app.extensions
    if builder == "text":
        text = built.text("index.txt")
        assert "\n404, NOT_FOUND, 410, this\n" in text
        assert "* 404 Not Found\n" in text


def test_with_the_extension_the_same_lines_load_it(project: Project) -> None:
    project.write({"conf.py": conf_of_cpython("try:"), "index.rst": PAGE})
    built = project.build()
    assert built.warnings == []
    assert links(built.text("index.html"))[:2] == ["#http-status-404", "#http-status-404"]
    assert "A note." in built.text("index.html")


def test_the_options_that_the_list_takes_are_those_of_the_table() -> None:
    (named,) = re.findall(r"fromkeys\(\s*\((.*?)\)", conf_of_cpython("try:"), re.DOTALL)
    assert set(re.findall(r'"(.+?)"', named)) == HTTPStatusTable.known_options.keys()


@pytest.mark.processes
def test_without_the_extension_pages_are_read_in_parallel(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sphinxext_httpstatus", None)
    pages = {f"page{number}.rst": f":orphan:\n\n{PAGE}" for number in range(12)}
    project.write({"conf.py": conf_of_cpython("try:"), "index.rst": PAGE, **pages})
    assert project.build("text", parallel=2).warnings == []


def test_without_the_extension_httpdomain_may_be_there(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sphinxext_httpstatus", None)
    conf = conf_of_cpython("try:").replace("extensions = []", 'extensions = ["sphinxcontrib.httpdomain"]')
    page = ":http:status:`no\nrow\n<404>`, :ref:`the list <codes>`\n\n.. http-status-table::\n   :name: codes\n   :class: wide\n"
    project.write({"conf.py": conf, "index.rst": page})
    built = project.build("text")
    assert built.warnings == []
    assert built.text("index.txt").startswith("no row, the list\n\n* 100 Continue\n")


def test_the_table_is_that_of_the_documented_python(project: Project) -> None:
    project.write({"../Lib/http/__init__.py": SOURCE, "index.rst": ".. http-status-table::\n   :columns: phrase\n"})
    project.write({"conf.py": conf_of_cpython("extensions.append")})
    built = project.build("text")
    assert built.warnings == []
    assert "Not Here" in built.text("index.txt")


@pytest.mark.processes
def test_a_catalogue_of_one_s_own_takes_three_steps(project: Project) -> None:
    commands, messages, conf = blocks("translate")[1:4]
    commands = commands.replace("$(python", f'$("{sys.executable}"')
    script = "\n".join(line.removeprefix("$ ") for line in commands.splitlines())
    package = Path(sphinxext_httpstatus.__file__).parent
    subprocess.run(
        ["bash", "-euc", script],
        cwd=project.srcdir,
        env={"PYTHONPATH": str(package.parent), "PATH": "/usr/bin:/bin"},
        check=True,
    )
    file = project.srcdir / "locales" / "sk" / "LC_MESSAGES" / "sphinxext_httpstatus.po"
    template = file.read_text(encoding="utf-8")
    msgid, _msgstr = messages.splitlines()
    assert template.count(f'{msgid}\nmsgstr ""\n') == 1
    file.write_text(template.replace(f'{msgid}\nmsgstr ""\n', messages), encoding="utf-8")
    project.conf(conf)
    project.write({"index.rst": ".. http-status-table::\n   :columns: code phrase\n"})
    built = project.build()
    assert built.warnings == []
    assert re.findall(r'<th class="head"><p>(.*?)</p>', built.text("index.html")) == ["Code", "Slovné označenie"]
    # As many as the page says.
    count = template.count('\nmsgid "') - 1
    assert f"the {count} messages" in (HOWTO / "translate.rst").read_text(encoding="utf-8")
