"""A documentation that has all that there is, in each output of Sphinx."""

from __future__ import annotations

import gzip
import json
import pickle
import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from sphinxext_httpstatus.standards import REFERENCES
from tests.conftest import LATEX
from tests.everything import SENTENCES, WORDS, links_as, of_mentions, without_markup, write_everything
from tests.links import dead_links, links_in_links, links_with_text, repeated_ids

if TYPE_CHECKING:
    from tests.conftest import Built, Project

RFC = "https://datatracker.ietf.org/doc/html/rfc"


@pytest.fixture
def everything(project: Project) -> Project:
    return write_everything(project)


def build_html(
    project: Project,
    builder: str,
    *,
    folder: str = "",
    suffix: str = ".html",
    form: str = "../{}.html#{}",
    parallel: int = 1,
) -> Built:
    """Build an output of HTML pages, and check what is so in all of them.

    :param folder: where the pages are in the output.
    :param suffix: what the name of a page ends with.
    :param form: an address on the page of mentions, with document and id to be put in.
    """
    built = project.build(builder, parallel=parallel)
    assert built.warnings == []
    mentions = of_mentions(built.text(f"{folder}sub/mentions{suffix}"))
    assert links_with_text(mentions) == links_as(form)
    for name, words in WORDS.items():
        html = built.text(f"{folder}{name}{suffix}")
        assert [word for word in words if word not in without_markup(html)] == []
        assert repeated_ids(html) == []
        assert links_in_links(html) == []
    if "." in suffix:
        assert dead_links(built.outdir, suffix[suffix.index(".") :]) == []
    return built


@pytest.mark.parametrize("parallel", [1, pytest.param(2, marks=pytest.mark.processes)])
def test_html(everything: Project, parallel: int) -> None:
    built = build_html(everything, "html", parallel=parallel)
    assert 'title="404 Not Found: Nothing matches the given URI"' in built.text("sub/mentions.html")
    assert "404 Not Found (HTTP status)" in built.text("genindex.html")
    assert 'href="table.html#http-status-404"' in built.text("httpstatus-index.html")
    assert 'href="httpstatus-index.html"' in built.text("index.html")


def test_dirhtml(everything: Project) -> None:
    built = build_html(everything, "dirhtml", suffix="/index.html", form="../../{}/#{}")
    assert 'href="../table/#http-status-404"' in built.text("httpstatus-index/index.html")


def test_singlehtml(everything: Project) -> None:
    built = everything.build("singlehtml")
    assert built.warnings == []
    html = built.text("index.html")
    assert links_with_text(of_mentions(html)) == links_as("#{1}")
    assert [word for words in WORDS.values() for word in words if word not in without_markup(html)] == []
    # Those that docutils counts begin anew in each document.
    assert [node_id for node_id in repeated_ids(html) if not re.fullmatch(r"id\d+", node_id)] == []
    assert links_in_links(html) == []
    # Sphinx 9.2 leaves two signs "#" in its table of contents, and in a link to a label.
    dead = {href for _page, href in dead_links(built.outdir) if href.count("#") < 2}
    assert re.search(r'<link [^>]*href="_static/httpstatus\.css', html)
    # There are no indices on a single page, as for ":ref:`genindex`".
    assert dead <= {"httpstatus-index.html"}


ONE_PAGE = """
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

class OnePage(SingleFileHTMLBuilder):
    name = "one-page"

def setup(app):
    app.add_builder(OnePage)
    return {"parallel_read_safe": True}
"""


@pytest.mark.parametrize("builder", ["singlehtml", "one-page"])
def test_a_page_of_all_repeats_no_id_when_two_documents_have_the_same_table(
    project: Project, builder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(project.srcdir)
    table = ".. http-status-table::\n   :codes: 404\n\n.. http:status:: 410\n"
    project.conf(
        'suppress_warnings = ["httpstatus.duplicate"]',
        extensions=("one_page_builder", "sphinxext_httpstatus"),
    )
    project.write(
        {
            "one_page_builder.py": ONE_PAGE,
            "index.rst": "Top\n===\n\n.. toctree::\n\n   table\n   again\n",
            "table.rst": f"Table\n=====\n\n{table}",
            "again.rst": f"Again\n=====\n\n{table}",
        }
    )
    built = project.build(builder)
    assert built.warnings == []
    html = built.text("index.html")
    assert repeated_ids(html) == []
    assert "_static/httpstatus.css" in html
    # "again" comes first by name, and owns the row.
    assert html.index('id="document-again"') < html.index('id="http-status-404"')


@pytest.mark.parametrize("builder", ["json", "pickle"])
def test_serialized_html(everything: Project, builder: str) -> None:
    built = everything.build(builder)
    assert built.warnings == []

    def page(name: str) -> dict[str, Any]:
        if builder == "json":
            return json.loads(built.text(f"{name}.fjson"))  # type: ignore[no-any-return]
        return pickle.loads((built.outdir / f"{name}.fpickle").read_bytes())  # type: ignore[no-any-return]

    assert links_with_text(of_mentions(page("sub/mentions")["body"])) == links_as("../../{}/#{}")
    for name, words in WORDS.items():
        body = page(name)["body"]
        assert [word for word in words if word not in without_markup(body)] == []
        assert repeated_ids(body) == []
        assert links_in_links(body) == []
    assert 'id="http-status-404"' in page("table")["body"]
    general = str(page("genindex")["genindexentries"])
    assert re.search(r"'404 Not Found \(HTTP status\)'.{,20}'\.\./table/#http-status-404'", general)
    index = page("httpstatus-index")
    # A str and not what becomes one: who reads the file may not have Sphinx.
    assert (type(index["indextitle"]), index["indextitle"]) == (str, "HTTP Status Index")
    of_class = dict(index["content"])["4xx"]
    assert list(next(line for line in of_class if line[0] == "404 Not Found"))[:5] == [
        "404 Not Found", 0, "table", "http-status-404", "3 pages",
    ]  # fmt: skip


def test_htmlhelp(everything: Project) -> None:
    built = build_html(everything, "htmlhelp")
    keywords = built.text("p.hhk")
    assert re.search(
        r'value="404 Not Found \(HTTP status\)">\s*<param name="Local" value="table.html#http-status-404"', keywords
    )
    # For which there are to be no lines.
    assert "entries.html#http-status-431" not in keywords
    contents = built.text("p.hhc")
    assert re.search(r'value="HTTP Status Index">\s*<param name="Local" value="httpstatus-index.html"', contents)
    assert '"entries.html#http-status-451"' in contents


def test_qthelp(everything: Project) -> None:
    built = build_html(everything, "qthelp")
    project = ET.parse(built.outdir / "p.qhp")
    keywords = {node.get("name"): node.get("ref") for node in project.iter("keyword")}
    assert keywords["404 Not Found (HTTP status)"] == "table.html#http-status-404"
    sections = {node.get("title"): node.get("ref") for node in project.iter("section")}
    assert sections["HTTP Status Index"] == "httpstatus-index.html"
    files = [node.text for node in project.iter("file")]
    assert "httpstatus-index.html" in files
    assert "_static/httpstatus.css" in files


def test_devhelp(everything: Project) -> None:
    built = build_html(everything, "devhelp")
    book = ET.fromstring(gzip.decompress((built.outdir / "p.devhelp.gz").read_bytes()))
    functions = {node.get("name"): node.get("link") for node in book.iter() if node.tag.endswith("function")}
    assert functions["404 Not Found (HTTP status)"] == "table.html#http-status-404"


def test_applehelp(everything: Project) -> None:
    folder = "p.help/Contents/Resources/en.lproj/"
    built = build_html(everything, "applehelp", folder=folder)
    assert 'href="table.html#http-status-404"' in built.text(f"{folder}httpstatus-index.html")


def test_epub(everything: Project) -> None:
    built = build_html(everything, "epub", suffix=".xhtml", form="../{}.xhtml#{}")
    for path in built.outdir.rglob("*.xhtml"):
        ET.parse(path)
    assert 'href="table.xhtml#http-status-404"' in built.text("httpstatus-index.xhtml")
    assert "httpstatus.css" not in built.text("content.opf")


def test_latex(everything: Project) -> None:
    built = everything.build("latex")
    assert built.warnings == []
    tex = built.text("p.tex")
    labels = re.findall(r"\\label\{\\detokenize\{([^}]*)\}\}", tex)
    assert {"table:http-status-404", "table:http-status-4xx", "table:all", "entries:http-status-425"} <= set(labels)
    assert [label for label in set(labels) if labels.count(label) > 1] == []
    assert set(re.findall(r"\\hyperref\[\\detokenize\{([^}]*)\}\]", tex)) <= set(labels)
    mentions = tex[tex.index("By the role") : tex.index(r"\chapter{Entries}")]
    links = re.findall(r"\\hyperref\[\\detokenize\{([^}]*http-status[^}]*)\}\]", mentions)
    assert links == [to for _text, to in links_as("{}:{}") if not to.startswith("https:")]
    # A note that is shown in two rows is in the index once, and so is its footnote.
    assert tex.count(r"\spxentry{RFC 9112}") == 1
    assert tex.count("At the foot") == 1
    assert r"\spxentry{404 Not Found}\spxextra{HTTP status}" in tex
    said = tex.replace(r"\_", "_")
    assert [word for words in WORDS.values() for word in words if word not in said] == []


def test_latex_gives_the_columns_their_widths(everything: Project) -> None:
    assert r"\X{9}{93}\X{36}{93}\X{48}{93}" in everything.build("latex").text("p.tex")


@pytest.mark.parametrize("widths", ["1 2 3", "auto"])
def test_latex_keeps_the_author_s_widths(project: Project, widths: str) -> None:
    project.conf(LATEX)
    project.write({"index.rst": f"T\n=\n\n.. http-status-table::\n   :codes: 200\n   :widths: {widths}\n"})
    assert r"\X{9}{" not in project.build("latex").text("p.tex")


def test_text(everything: Project) -> None:
    built = everything.build("text")
    assert built.warnings == []
    mentions = " ".join(built.text("sub/mentions.txt").split())
    assert [sentence for sentence in SENTENCES if sentence not in mentions] == []
    for name, words in WORDS.items():
        text = built.text(f"{name}.txt")
        # What is broken between the lines of a cell stays together.
        assert [word for word in words if word not in text and word.split()[0] not in text] == []
    assert re.search(r'\| "410" +\| Mentions, In Markdown +\|', built.text("used.txt"))


def test_man(everything: Project) -> None:
    built = everything.build("man")
    assert built.warnings == []
    man = built.text("p.1").replace(r"\&", "").replace(r"\-", "-")
    assert [word for words in WORDS.values() for word in words if word.replace("_", r"_") not in man] == []
    # Each table begins and ends, and none within another.
    assert re.findall(r"^\.T[SE]$", man, re.MULTILINE) == [".TS", ".TE"] * man.count(".TS\n")


def test_texinfo(everything: Project) -> None:
    built = everything.build("texinfo")
    assert built.warnings == []
    texinfo = built.text("p.texi")
    anchors = dict(re.findall(r"@anchor\{(\w+ http-status-\w+)\}@anchor\{(\w+)\}", texinfo))
    mentions = texinfo[texinfo.index("By the role") : texinfo.index("@node Entries")]
    numbered = re.findall(r"@ref\{(\w+),,([^}]*)\}", mentions)
    expected = [(anchors[to], text) for text, to in links_as("{} {}") if not to.startswith("https:")]
    assert [link for link in numbered if link[1] != "All of ours@comma{"] == expected
    assert [word for words in WORDS.values() for word in words if word not in texinfo.replace("@comma{}", ",")] == []
    assert "@geindex 404 Not Found (HTTP status)" in texinfo
    assert texinfo.count("@geindex RFC; RFC 9112") == 1


def test_xml(everything: Project) -> None:
    built = everything.build("xml")
    assert built.warnings == []
    mentions = ET.parse(built.outdir / "sub/mentions.xml")
    links = [
        ("".join(node.itertext()), node.get("refuri"))
        for node in mentions.iter("reference")
        if "http-status" in node.get("classes", "").split()
    ]
    assert links == links_as("../{}#{}")
    ids = [node.get("ids") for node in ET.parse(built.outdir / "table.xml").iter("target")]
    assert "http-status-400 http-status-4xx" in ids
    for name, words in WORDS.items():
        page = ET.parse(built.outdir / f"{name}.xml")
        text = " ".join("".join(page.getroot().itertext()).split())
        assert [word for word in words if word not in text] == []
        # No attribute is an object's repr, or says nothing. (Those of Sphinx's index are lists.)
        inside = [node for section in page.iter("section") for node in section.iter() if node.tag != "index"]
        attributes = {(node.tag, *attribute) for node in inside for attribute in node.items()}
        assert [found for found in sorted(attributes) if re.search(r"^[A-Z]\w*\(|^[\[({<]|^$", found[2])] == []
        assert "http_status_listing" not in {name for _tag, name, _value in attributes}


def test_pseudoxml(everything: Project) -> None:
    built = everything.build("pseudoxml")
    assert built.warnings == []
    assert "http_status_listing" not in "".join(built.text(f"{name}.pseudoxml") for name in WORDS)
    assert '<target ids="http-status-400 http-status-4xx">' in built.text("table.pseudoxml").replace(r"\ ", " ")


def test_changes(everything: Project) -> None:
    built = everything.build("changes")
    assert built.warnings == []
    assert "A miss is 404 Not Found." in built.text("changes.html")


def test_dummy(everything: Project) -> None:
    assert everything.build("dummy").warnings == []


@pytest.mark.processes
def test_linkcheck_asks_for_each_url_of_tables_notes_and_mentions(everything: Project) -> None:
    # The other tables leave some out. By name it comes last: a link that stands twice is the first page's.
    everything.write({"the-rest.rst": ":orphan:\n\nAll\n===\n\n.. http-status-table::\n   :no-index:\n"})
    built = everything.build("linkcheck")
    assert built.warnings == []
    found = [json.loads(line) for line in built.text("output.json").splitlines()]
    urls = [line["uri"] for line in found if line["uri"].startswith("https:")]
    sections = {
        f"{RFC}{reference.rfc}.html#section-{reference.section}" for reference in REFERENCES["rfc9110"].values()
    }
    assert len(sections) == 62
    in_notes = {f"{RFC}9112.html", "https://manual.invalid/", "https://named.invalid/"}
    # Each once.
    assert sorted(urls) == sorted(sections | in_notes | {to for _text, to in links_as("") if to})
    pages = {"table.rst", "notes.rst", "sub/mentions.rst", "markdown.md", "the-rest.rst"}
    assert {line["filename"] for line in found} == pages


def test_gettext_has_what_the_author_has_written_and_nothing_generated(everything: Project) -> None:
    built = everything.build("gettext")
    assert built.warnings == []

    def messages(name: str) -> list[str]:
        return re.findall('msgid "(.+)"', built.text(f"{name}.pot"))

    assert messages("table") == ["Statuses", "*All* of ours, but 5xx"]
    assert messages("notes") == [
        "Notes",
        "With notes",
        "Not **here**. Perhaps :http:status:`410`.",
        "See :rfc:`9112`, `the manual <https://manual.invalid/>`_, the footnote [#foot]_ and",
        "one thing,",
        "another: :http:status:`~400`.",
        "innermost",
        "By law:",
        "For two, as a `link with a name`_.",
        "At the foot.",
    ]
    assert messages("entries") == [
        "Entries",
        "The *body* of two. See :http:status:`404`.",
        "What is left of an entry.",
        "Not in the index.",
        "A miss is :http:status:`404`.",
    ]
    assert messages("used") == ["Used", "Those in use"]
