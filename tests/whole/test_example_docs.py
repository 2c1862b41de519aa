"""The documentation of this project, built."""

from __future__ import annotations

import ast
import importlib
import inspect
import posixpath
import re
import subprocess
import sys
from html import unescape
from itertools import chain
from pathlib import Path
from textwrap import dedent
from unicodedata import lookup

import pytest
from sphinx.cmd.build import build_main

import sphinxext_httpstatus
from sphinxext_httpstatus.autolink import forms
from sphinxext_httpstatus.columns import COLUMNS
from sphinxext_httpstatus.config import DEFAULTS
from sphinxext_httpstatus.enums import load
from sphinxext_httpstatus.registry import Registry
from sphinxext_httpstatus.table import HTTPStatusTable
from sphinxext_httpstatus.warnings import WarningType
from tests.links import links
from tests.themes import LOOKS
from tests.tools import program

ROOT = Path(__file__).parent.parent.parent
PACKAGE = Path(sphinxext_httpstatus.__file__).parent
EXAMPLE_DOCS = ROOT / "example_docs"
PAGES = {
    path.relative_to(EXAMPLE_DOCS).with_suffix("").as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(EXAMPLE_DOCS.rglob("*"))
    if path.suffix in {".rst", ".md"} and "_build" not in path.parts
}
_INDENTED = r"\n\n((?:(?:\1   .*)?\n)+)"


def blocks(page: str, language: str) -> list[str]:
    """The code blocks of a page in a language, in either markup."""
    text = f"{PAGES[page]}\n"
    rst = [dedent(body) for _, body in re.findall(rf"^( *)\.\. code-block:: {language}{_INDENTED}", text, re.MULTILINE)]
    return [
        block.strip() + "\n"
        for block in (*rst, *re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    ]


def examples(page: str) -> list[str]:
    """The examples of a page, in reStructuredText."""
    found = re.findall(
        rf"^( *)\.\. manual-example::(?:\n *:(?:no-index|result-first):)*{_INDENTED}", f"{PAGES[page]}\n", re.MULTILINE
    )
    return [dedent(body) for _, body in found]


#: Page and text of each excerpt of a conf.py.
CONFS = [
    pytest.param(text, id=f"{page}-{number}")
    for page in PAGES
    # Recipes are built whole, by tests of their own.
    if page != "recipes"
    for number, text in enumerate(blocks(page, "python"))
]


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of each page, by its name."""
    outdir = build("html", tmp_path_factory.mktemp("example_docs"))
    return {path.relative_to(outdir).as_posix(): path.read_text(encoding="utf-8") for path in outdir.rglob("*.html")}


def build(builder: str, tmp_path: Path, source: Path = EXAMPLE_DOCS) -> Path:
    outdir = tmp_path / builder
    options = ["-q", "-n", "-W", "-b", builder, "-d", str(tmp_path / "doctrees")]
    assert build_main([*options, str(source), str(outdir)]) == 0
    return outdir


def build_page(conf: str, page: str, tmp_path: Path) -> str:
    """Build a project of one page; return the page."""
    source = tmp_path / "source"
    source.mkdir()
    extensions = "" if re.search(r"^extensions\b", conf, re.MULTILINE) else 'extensions = ["sphinxext_httpstatus"]\n'
    (source / "conf.py").write_text(f"{extensions}{conf}", encoding="utf-8")
    for name in re.findall(r'"(\S+\.py):', conf):
        (source / name).parent.mkdir(parents=True)
        module = importlib.import_module("http" if "http" in name else "texts")
        (source / name).write_text(inspect.getsource(module), encoding="utf-8")
    (source / "index.rst").write_text(f"Page\n====\n\n{page}", encoding="utf-8")
    return (build("html", tmp_path, source) / "index.html").read_text(encoding="utf-8")


@pytest.mark.processes
def test_every_mention_leads_to_a_row_that_is_there(html: dict[str, str]) -> None:
    mentions = 0
    for name, text in html.items():
        for href in links(text):
            page, _, node_id = href.partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(name), page)) if page else name
            assert f'id="{node_id}"' in html[there], (name, href)
            mentions += 1
    assert mentions > 80


@pytest.mark.processes
def test_the_examples_run(tmp_path: Path) -> None:
    output = (build("doctest", tmp_path) / "output.txt").read_text(encoding="utf-8")
    assert "17 tests" in output
    assert "0 failures in tests" in output


@pytest.mark.processes
def test_every_example_is_shown_with_its_result(html: dict[str, str]) -> None:
    shown = 0
    for page, text in PAGES.items():
        written = len(re.findall(r"^ *(?:\.\. manual-example::|`{5}\{manual-example\})", text, re.MULTILINE))
        results = re.findall(r'<div class="manual-result[^"]*">\s*<', html[f"{page}.html"])
        assert len(results) == written, page
        shown += written
    assert shown >= 20


@pytest.mark.parametrize("conf", CONFS)
def test_every_excerpt_of_a_conf_py_builds(conf: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compile(conf, "conf.py", "exec")
    # The library of the manual.
    monkeypatch.syspath_prepend(EXAMPLE_DOCS / "_ext")
    text = build_page(conf, ":http:status:`404`, HTTP 404\n\n.. http-status-table::\n   :codes: 404\n", tmp_path)
    mentions = text.count('" href="#http-status-404" title="404 Not Found')
    assert mentions == (2 if "httpstatus_autolink" in conf else 1)


def test_every_conf_value_is_described_and_in_an_excerpt() -> None:
    described = re.findall(r"^\.\. confval:: (httpstatus_\w+)$", PAGES["reference"], re.MULTILINE)
    assert sorted(described) == sorted(DEFAULTS)
    excerpts = "\n".join(chain.from_iterable(blocks(page, "python") for page in PAGES))
    assert {name for name in DEFAULTS if re.search(rf"^{name} = ", excerpts, re.MULTILINE)} == DEFAULTS.keys()


def test_every_option_and_column_is_described() -> None:
    described = set(re.findall(r"^ +\.\. rst:directive:option:: ([\w-]+)$", PAGES["reference"], re.MULTILINE))
    assert described == HTTPStatusTable.known_options.keys()
    assert all(f"``{column}``" in PAGES["reference"] for column in COLUMNS)


@pytest.mark.processes
def test_every_warning_is_described(html: dict[str, str]) -> None:
    listed = re.findall(r'<span class="pre">(httpstatus\.\w+)</span></code></dt>', html["reference.html"])
    assert listed == [f"httpstatus.{kind.subtype}" for kind in WarningType]


def test_two_minutes_are_enough(tmp_path: Path) -> None:
    (conf,) = blocks("start", "python")
    assert len(conf.splitlines()) == 1
    (example,) = examples("start")
    text = build_page(conf, example, tmp_path)
    assert links(text) == ["#http-status-404", "#http-status-410"]
    (message,) = blocks("start", "text")
    assert Registry(load("http.HTTPStatus")).unknown("Not Fond") in message


@pytest.mark.processes
def test_the_page_on_mentions_shows_each_form_with_its_links(html: dict[str, str]) -> None:
    items = re.findall("<li><p>(.*?)</p>", html["howto/autolink.html"], re.DOTALL)
    quotes = "LEFT DOUBLE", "RIGHT DOUBLE", "LEFT SINGLE", "RIGHT SINGLE"
    curly = "".join(lookup(f"{quote} QUOTATION MARK") for quote in quotes)
    straight = str.maketrans(curly, "\"\"''")
    found = {unescape(re.sub("<[^>]*>", "", item)).translate(straight): item for item in items}
    for table in ("IN_FULL", "STRICT", "LOOSE", "TRAPS", "FULL_TRAPS"):
        for form in getattr(forms, table):
            item = found[re.sub(r"\[\[|\]\]", "", form.example)]
            assert item.count("<strong>") == form.example.count("[[")
            # The manual is built in strict mode.
            assert item.count("<strong><a ") == (0 if table == "LOOSE" else form.example.count("[["))


@pytest.mark.processes
def test_the_page_on_languages_names_those_with_a_catalogue(html: dict[str, str]) -> None:
    (paragraph,) = re.findall("<p>(Arabic.*?)</p>", html["howto/translate.html"], re.DOTALL)
    listed = re.findall(r'(\S) <code [^>]*><span class="pre">(\w+)<', paragraph)
    unread = {code for last, code in listed if last == "*"}
    catalogues = {file.parts[-3]: file.read_text(encoding="utf-8") for file in PACKAGE.glob("locale/*/*/*.po")}
    assert sorted(code for _last, code in listed) == sorted(catalogues)
    assert unread == {
        code for code, text in catalogues.items() if "\n# Not yet reviewed by a native speaker.\n" in text
    }


def test_imports_go_the_way_that_the_page_on_them_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(EXAMPLE_DOCS / "_ext")
    manual = importlib.import_module("manual")
    above: set[str] = set()
    for group in re.findall(r"^\.\. modules:: (.*)$", PAGES["architecture"], re.MULTILINE):
        above.update(group.split())
        for module in group.split():
            assert manual.imports(manual.parse(module)) <= above, module
    modules = {".".join(path.relative_to(PACKAGE).with_suffix("").parts) for path in PACKAGE.rglob("*.py")}
    assert above == {module for module in modules if not module.endswith("__init__")}
    # What a function imports counts too, and what only types need.
    for text in ("def f():\n    {}", "if TYPE_CHECKING:\n    {}"):
        tree = ast.parse(text.format("from sphinxext_httpstatus.autolink.finder import MentionFinder"))
        assert manual.imports(tree) == {"autolink.finder"}


@pytest.mark.skipif(sys.platform != "linux", reason="the commands are GNU's")
@pytest.mark.parametrize(
    ("page", "before", "after"),
    [
        (
            "howto/hand-written",
            "``421 MISDIRECTED_REQUEST`` and ``404``",
            ":http:status:`421 MISDIRECTED_REQUEST` and ``404``",
        ),
        (
            "howto/httpdomain",
            ":http:statuscode:`404`\n:statuscode 200: yes",
            ":http:status:`404`\n:statuscode 200: yes",
        ),
    ],
)
def test_commands_do_what_the_page_says(page: str, before: str, after: str, tmp_path: Path) -> None:
    (tmp_path / "page.rst").write_text(before, encoding="utf-8")
    (command,) = blocks(page, "console")
    subprocess.run(["sh", "-c", command.removeprefix("$ ")], cwd=tmp_path, check=True)
    assert (tmp_path / "page.rst").read_text(encoding="utf-8") == after


@pytest.mark.processes
def test_tables_of_the_examples_fit_into_100_columns(tmp_path: Path) -> None:
    tables = [
        line
        for page in build("text", tmp_path).rglob("*.txt")
        for table in re.findall(r"(?:^ *[+|].*[+|]\n)+", page.read_text(encoding="utf-8"), re.MULTILINE)
        if '| "404"' in table or "| Code " in table
        for line in table.splitlines()
    ]
    assert len(tables) > 300
    assert [line for line in tables if len(line) > 100] == []


@pytest.mark.tools
def test_tables_of_the_manual_page_fit_into_100_columns(tmp_path: Path) -> None:
    (page,) = build("man", tmp_path).glob("*.1")
    command = [program("groff"), "-t", "-man", "-Tutf8", "-rLL=100n", str(page)]
    printed = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    # Without the marks of bold letters.
    lines = re.sub("\\x1b\\[[0-9;]*m|.\\x08", "", printed).splitlines()
    tables = [line for line in lines if "\N{BOX DRAWINGS LIGHT VERTICAL}" in line]
    assert len(tables) > 500
    assert [line for line in tables if len(line) > 100] == []


def test_the_page_on_themes_shows_each_in_each_colour_scheme_that_it_has() -> None:
    shown = re.findall(r"^\.\. image:: (_static/themes/.*)$", PAGES["themes"], re.MULTILINE)
    assert sorted(shown) == sorted(f"_static/themes/{theme}-{scheme}.png" for theme, scheme in LOOKS)
    assert {path.name for path in (EXAMPLE_DOCS / "_static" / "themes").iterdir()} == {Path(it).name for it in shown}


def test_the_readme_s_example_builds_and_its_links_lead_somewhere(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    conf, example = re.findall(r"^```(?:rst|python)\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert 'href="#http-status-404"' in build_page(conf, example, tmp_path)
    for path in re.findall(r'\]\((.+?)\)|(?:src|srcset)="(.+?)"', readme):
        assert (ROOT / "".join(path)).is_file(), path
    # The manual begins with it.
    assert [text.strip() for text in (*examples("index"), *examples("start"))] == [example.strip()] * 2
    for picture in (EXAMPLE_DOCS / "_static").glob("readme-*.png"):
        assert picture.stat().st_size < 60_000


@pytest.mark.processes
def test_the_http_page_has_what_the_module_page_has(html: dict[str, str]) -> None:
    for part in (
        'id="module-http"',
        'href="https://github.com/python/cpython/tree/3.14/Lib/http/__init__.py"',
        'href="https://docs.python.org/3/library/http.client.html#module-http.client"',
        'href="https://docs.python.org/3/library/http.server.html#module-http.server"',
        'href="https://docs.python.org/3/library/http.cookies.html#module-http.cookies"',
        'href="https://docs.python.org/3/library/http.cookiejar.html#module-http.cookiejar"',
        'href="https://docs.python.org/3/library/urllib.request.html#module-urllib.request"',
        'href="https://docs.python.org/3/library/socketserver.html#module-socketserver"',
        'href="https://docs.python.org/3/library/enum.html#enum.IntEnum"',
        'id="http.HTTPStatus"',
        'id="http-status-codes"',
        'href="https://www.iana.org/assignments/http-status-codes/http-status-codes.xhtml"',
        'id="http-status-511"',
    ):
        assert part in html["http.html"]
    assert re.findall(r"(?:Added|Changed) in version (3\.\d+)", html["http.html"]) == [
        "3.5",
        "3.7",
        "3.8",
        "3.9",
        "3.12",
        "3.13",
        "3.14",
    ]
