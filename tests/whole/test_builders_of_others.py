"""A documentation that has all that there is, in the outputs of other extensions."""

from __future__ import annotations

import re
from html import unescape
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

from tests.everything import WORDS, links_as, of_mentions, without_markup, write_everything
from tests.links import dead_links, links_in_links, links_with_text, repeated_ids
from tests.tools import need

if TYPE_CHECKING:
    from tests.conftest import Project

TITLES = {"table": "Statuses", "entries": "Entries"}


def extension(name: str) -> str:
    """Return the name of an extension that is to be there."""
    found = find_spec(name.partition(".")[0]) and find_spec(name)
    need(name, found.origin if found else None)
    return name


@pytest.fixture
def markdown(project: Project) -> Project:
    anchors = "markdown_anchor_sections = markdown_anchor_signatures = True\n"
    return write_everything(project, extension("sphinx_markdown_builder"), conf=anchors)


def test_markdown_has_the_texts_and_the_links(markdown: Project) -> None:
    built = markdown.build("markdown")
    assert built.warnings == []
    links = re.findall(r"\[`?([^\]`]*)`?\]\(([^)]*)\)", built.text("sub/mentions.md"))
    assert [link for link in links if not link[1].endswith("#all")] == links_as("../{}.md#{}")
    for name, words in WORDS.items():
        text = built.text(f"{name}.md").replace("*", "")
        assert [word for word in words if word not in text] == []
    (row,) = re.findall(r"^.*`404`.*$", built.text("used.md"), re.MULTILINE)
    assert "[Mentions](sub/mentions.md#mentions), [Entries](entries.md#entries), [In Markdown](markdown.md" in row


def test_markdown_rows_are_where_the_links_lead(markdown: Project) -> None:
    built = markdown.build("markdown")
    for name in ("table", "entries"):
        text = built.text(f"{name}.md")
        ids = re.findall(r'<a id="([^"]*)"></a>', text)
        expected = {to.partition("#")[2] for _text, to in links_as("{}#{}") if to.startswith(f"{name}#")}
        assert expected - set(ids) == set()
        assert len(set(ids)) == len(ids)
    # In the cell, and not above the table.
    assert re.search(r'^\|[^|]*<a id="http-status-404"></a>[^|]*`404`', built.text("table.md"), re.MULTILINE)


def confluence(project: Project) -> Project:
    conf = 'confluence_publish = False\nconfluence_space_key = "P"\nconfluence_domain_indices = True\n'
    return write_everything(project, extension("sphinxcontrib.confluencebuilder"), conf=conf)


def confluence_links(text: str) -> list[tuple[str, str]]:
    """Text and address of the links, ``title#anchor`` or URL."""
    found = re.findall(
        r'<ac:link ac:anchor="([^"]*)">\s*(?:<ri:page ri:content-title="([^"]*)" />\s*)?<ac:link-body>(.*?)</ac:link-body>'
        r'|<a href="([^"]*)"[^>]*>(.*?)</a>',
        text,
        re.DOTALL,
    )
    return [
        (unescape(re.sub(r"<[^>]*>", "", shown or text)), unescape(url) or f"{title}#{anchor}")
        for anchor, title, shown, url, text in found
    ]


def confluence_anchors(text: str) -> list[str]:
    return re.findall(r'<ac:structured-macro ac:name="anchor">\s*<ac:parameter ac:name="">([^<]*)<', text)


def test_confluence(project: Project) -> None:
    built = confluence(project).build("confluence")
    assert built.warnings == []
    links = [link for link in confluence_links(built.text("sub/mentions.conf")) if not link[1].endswith("#all")]
    expected = [(text, re.sub(r"^\w+(?=#)", lambda name: TITLES[name[0]], to)) for text, to in links_as("{}#{}")]
    assert links == expected
    for name, title in TITLES.items():
        anchors = confluence_anchors(built.text(f"{name}.conf"))
        assert {to.partition("#")[2] for _text, to in expected if to.startswith(f"{title}#")} <= set(anchors)
    for name, words in WORDS.items():
        text = built.text(f"{name}.conf")
        assert [word for word in words if word not in without_markup(text)] == []
        assert len(set(confluence_anchors(text))) == len(confluence_anchors(text))
    assert "http-status-404" in built.text("httpstatus-index.conf")


def test_confluence_on_a_single_page(project: Project) -> None:
    built = confluence(project).build("singleconfluence")
    # There are no indices on a single page, as for ":ref:`genindex`".
    assert [line for line in built.warnings if "(in index): httpstatus-index" not in line] == []
    text = built.text("index.conf")
    mentions = text[text.index("By the role") : text.index("Plainly")]
    links = [link for link in confluence_links(mentions) if not link[1].endswith("#all")]
    assert links == links_as("#{1}")[: len(links)]
    assert len(links) == 15
    # The builder numbers an id that two pages have, of whatever, and links lead to the first: to the row of 451, not its entry.
    anchors = confluence_anchors(text)
    assert {to[1:] for _text, to in links if to.startswith("#")} <= set(anchors)
    assert [word for words in WORDS.values() for word in words if word not in without_markup(text)] == []


@pytest.mark.tools
def test_simplepdf(project: Project) -> None:
    extension("sphinx_simplepdf")
    try:
        import_module("weasyprint")
    except OSError:
        need("pango", None)
    from pypdf import PdfReader

    built = write_everything(project, "sphinx_simplepdf", conf="simplepdf_use_weasyprint_api = True\n").build(
        "simplepdf"
    )
    assert built.warnings == []
    html = built.text("index.html")
    assert links_with_text(of_mentions(html)) == links_as("#{1}")
    # Those that docutils counts begin anew in each document.
    assert [node_id for node_id in repeated_ids(html) if not re.fullmatch(r"id\d+", node_id)] == []
    assert links_in_links(html) == []
    # What Sphinx 9.2 leaves in its table of contents, and in a link to a label, has two signs "#".
    dead = {href for _page, href in dead_links(built.outdir) if href.count("#") < 2}
    assert dead <= {"httpstatus-index.html"}
    assert re.search(r'<link [^>]*href="_static/httpstatus\.css', html)
    reader = PdfReader(built.outdir / "P.pdf")
    pages = [page.extract_text() for page in reader.pages]
    mentions = reader.pages[next(number for number, text in enumerate(pages) if "By the role" in text)]
    annotations: Any = mentions["/Annots"]
    names = [str(annotation.get_object().get("/Dest", "")) for annotation in annotations]
    assert {"http-status-404", "http-status-4xx", "http-status-451"} <= set(names)
    place = reader.named_destinations["http-status-404"]
    (page,) = [page for page in reader.pages if page.indirect_reference == place.page]
    assert "NOT_FOUND" in page.extract_text()
    place = reader.named_destinations["http-status-451"]
    (page,) = [page for page in reader.pages if page.indirect_reference == place.page]
    assert "The body of two" in page.extract_text()
