"""What stands in a note for several statuses, in each row and each output."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.conftest import HEAD, INDEX, OUTPUTS
from tests.links import dead_links, links

if TYPE_CHECKING:
    from tests.conftest import Built, Project

CONF = f'{OUTPUTS}suppress_warnings = ["httpstatus.duplicate"]\nnumfig = True'
#: What a note has that can be copied, and how often its words are shown in three rows.
REPEATED = {
    "a role that makes a target": "Words: :rfc:`2068`, :pep:`8`, :index:`word`.",
    "a named link": "Words: `docs <https://x.test>`_.",
    "an anonymous link": "Words: `docs <https://x.test>`__.",
    "a target of a link": "Words: x{n}_.\n\n.. _x{n}: https://x.test",
    "a label": ".. _label{n}:\n\nWords.",
    "a target in the text": "Words: _`here`, and here_.",
    "index entries": ".. index:: entry\n   single: other; entry\n\nWords.",
    "a list with a literal block": "* Words::\n\n     code\n\n* more\n\n  #. deep",
    "a reference to a footnote": "Words [#f]_ and [1]_.",
    "a reference to a citation": "Words [Cit{n}]_.",
    "footnotes": "Words [#g]_, [#]_, [Own{n}]_.\n\n.. [#g] Named.\n\n.. [#] Numbered.\n\n.. [Own{n}] Cited.",
    "an equation without a label": "Words: :math:`x`.\n\n.. math:: y",
    "a table": "Words.\n\n=== ===\na   b\n=== ===\n1   2\n=== ===",
    "a table with spans": "+---+---+\n| Words |\n+---+---+\n| a | b |\n+   +---+\n|   | c |\n+---+---+",
    "a list table": ".. list-table::\n   :header-rows: 1\n\n   * - head\n     - other\n   * - Words\n     - * x\n       * y",
    "a table of statuses": "Words.\n\n.. http-status-table::\n   :codes: 503\n\n   :503: :rfc:`2616`",
    "tables three deep": (
        ".. http-status-table::\n   :codes: 503\n   :columns: code note\n\n   :503:\n      .. list-table::\n\n"
        "         * - Words\n           - ==== ====\n             a    b\n             ==== ===="
    ),
    "an admonition": ".. note:: Words.\n\n.. admonition:: A title\n\n   More.",
    "a change": ".. versionadded:: 1\n   Words.",
    "mentions": "Words :http:status:`404`, :http:status:`!404`, :any:`404 Not Found`, :py:attr:`http.HTTPStatus.GONE`.",
    "a comment": ".. comment\n\nWords.",
    "a substitution": ".. |s| replace:: Words\n\n|s|.",
    "an image": "Words.\n\n.. image:: https://x.test/x.png\n   :name: picture{n}",
    "only": ".. only:: not nonsense\n\n   Words.",
    "raw text": ".. raw:: html\n\n   <b>b</b>\n\nWords.",
}
#: What there can be but one of: it is shown in the first row, to which the others refer.
SINGLE = {
    "a captioned block": ".. code-block:: text\n   :caption: Words\n   :name: block{n}\n\n   GET /",
    "a figure": ".. figure:: https://x.test/x.png\n   :name: figure{n}\n\n   Words\n\n   Legend.",
    "a labelled equation": "Words.\n\n.. math:: x = y\n   :label: equation{n}",
    "a captioned table": ".. table:: Words\n\n   === ===\n   a   b\n   === ===",
    "a captioned table of statuses": ".. http-status-table:: Words\n   :codes: 503",
    "a description": ".. py:function:: words{n}()\n\n   Words.",
    "an entry": ".. http:status:: 503\n\n   Words.",
    "a glossary": ".. glossary::\n\n   term{n}\n      Words.",
    "a grammar": ".. productionlist:: g{n}\n   words{n}: `words{n}`\n\nWords.",
    "raw text with an id": '.. raw:: html\n\n   <b id="raw">b</b>\n\nWords.',
    "raw text with an id in capitals": ".. raw:: html\n\n   <b ID=raw-capitals>b</b>\n\nWords.",
    "raw text with a target of LaTeX": ".. raw:: latex\n\n   \\hypertarget{raw}{}\n\nWords.",
}
KNOWN = ("Could not fetch remote image", "Could not obtain image size", "not readable", "Unknown image format")
AFTER = {
    "a reference to a footnote": "\n.. [#f] A footnote.\n\n.. [1] Another.\n",
    "a reference to a citation": "\n.. [Cit{n}] A citation.\n",
}


def pages(cases: dict[str, str]) -> dict[str, str]:
    """A page for each case, whose names are its own."""
    made = {"index.rst": INDEX}
    for number, (name, note) in enumerate(cases.items()):
        indented = "".join(f"      {line}".rstrip() + "\n" for line in note.splitlines())
        made[f"page{number:02}.rst"] = (
            f"Page {number}\n=======\n\n{HEAD}   :4xx:\n{indented}{AFTER.get(name, '')}".replace("{n}", f"{number}")
        )
    return made


def twice(found: list[str]) -> list[str]:
    return [text for text, times in Counter(found).items() if times > 1]


def build(project: Project, builder: str, cases: dict[str, str]) -> Built:
    project.conf(CONF)
    project.write(pages(cases))
    built = project.build(builder)
    assert [line for line in built.warnings if not any(known in line for known in KNOWN)] == []
    return built


@pytest.mark.parametrize(("cases", "times"), [(REPEATED, 3), (SINGLE, 1)], ids=["repeated", "single"])
@pytest.mark.parametrize(("builder", "suffix"), [("html", "html"), ("epub", "xhtml")])
def test_a_page_has_each_id_once_and_the_words_in_each_row_that_can_have_them(
    project: Project, cases: dict[str, str], times: int, builder: str, suffix: str
) -> None:
    built = build(project, builder, cases)
    for number, name in enumerate(cases):
        html = built.text(f"page{number:02}.{suffix}")
        body = re.sub(' title="[^"]*"', "", html.partition('role="main"')[2] or html)
        assert body.count("Words") == times, name
        own = [href for href in links(body) if href.endswith("#http-status-404")]
        assert len(own) == (2 if times == 1 else name == "mentions" and 6), name
        assert twice(re.findall(r' id="([^"]*)"', html)) == [], name
    assert dead_links(built.outdir) == []


@pytest.mark.parametrize(("cases", "times"), [(REPEATED, 3), (SINGLE, 1)], ids=["repeated", "single"])
@pytest.mark.parametrize(
    ("builder", "files", "once"),
    [
        # Sphinx itself numbers these anew in each document.
        ("singlehtml", "index.html", r' id="(?!index-|id\d+")([^"]*)"'),
        ("latex", "p.tex", r"\\label\{(.*?)\}\}?|\\index\{((?:entry|other|word|RFC|Python).*)"),
        ("texinfo", "p.texi", r"@anchor\{([^}]*)\}|@geindex ((?:entry|other|word|RFC|Python).*)"),
        ("xml", "page*.xml", r'<document [^>]*source="([^"]*)"'),
        ("text", "page*.txt", r"Page (\d+)"),
        ("man", "p.1", r"\.SH PAGE (\d+)"),
    ],
)
def test_an_output_has_each_name_once(  # noqa: PLR0917
    project: Project, cases: dict[str, str], times: int, builder: str, files: str, once: str
) -> None:
    built = build(project, builder, cases)
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(built.outdir.glob(files)))
    found = ["".join(groups) for groups in re.findall(f"{once}()", text)]
    assert found
    assert twice(found) == []
    # In a table's cell Sphinx writes a block's caption as text so.
    words = re.sub(' title="[^"]*"', "", text).replace("W o r d s", "Words")
    assert builder == "xml" or words.count("Words") == times * len(cases)


def test_in_xml_a_copy_has_no_id_and_no_empty_attribute(project: Project) -> None:
    built = build(project, "xml", REPEATED)
    for path in built.outdir.glob("page*.xml"):
        xml = path.read_text(encoding="utf-8")
        assert twice([node_id for ids in re.findall(r' ids="([^"]*)"', xml) for node_id in ids.split()]) == []
        assert not re.search(r'\b(ids|names|dupnames|backrefs)=""', xml)
        assert "http_status_listing" not in xml


def test_a_label_in_a_note_that_is_not_shown_stays_whatever_it_is_called(project: Project) -> None:
    note = "   :404: .. _http-status-policy:\n\n         The _`HTTP status word`.\n\n         .. http-status-table::\n            :codes: 503\n"
    table = f".. http-status-table::\n   :codes: 404 410\n   :used:\n\n{note}"
    project.write(
        {"index.rst": f"T\n=\n\n:ref:`policy <http-status-policy>`, `HTTP status word`_, :http:status:`410`\n\n{table}"}
    )
    built = project.build()
    assert built.warnings == []
    html = built.text("index.html")
    ids = ("http-status-policy", "http-status-word", "http-status-503")
    assert [f'id="{node_id}"' in html for node_id in ids] == [True, True, False]
