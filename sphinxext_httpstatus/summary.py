"""What an author says of a status, in one sentence of plain text: the words of a tooltip."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.util import docname_join

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

#: The most characters of a summary.
LENGTH = 160

# What says nothing in a sentence; of marks of footnotes and citations the blank before goes too.
_SILENT = (nodes.raw, nodes.system_message)
_MARKS = (nodes.citation_reference, nodes.footnote_reference)
_MARK = "\0"
# Whose full stops end no sentence.
_QUOTED = (nodes.literal, nodes.math)

# A dot ends a sentence before a blank, but not before a small letter, nor behind an initial or an abbreviation.
_ABBREVIATION = (
    r"(?<![^\W_])([^\W\d_]|abs|al|approx|art|bzw|ca|cf|ch|dr|eq|fig|incl|inkl|max|min|mr|mrs|ms|no(?=\.\s+\d)|nr|pp|resp|sec|st"
    r"|vgl|vol|vs)\."
)
_END = re.compile(
    rf"{_ABBREVIATION}(?=\s)|(?P<end>(?<![.!?…۔؟।])[.!?…۔؟।]+(?:[\"')\]”“’‘]|\s?[»›])*(?=\s+(?P<next>\S))|[。！？]+[」』）]*)",
    re.IGNORECASE,
)


class Piece(NamedTuple):
    """A piece of a paragraph."""

    text: str
    #: Whether a full stop in it may end the sentence.
    is_prose: bool = True
    #: Where it may lead if it is shown by the title of that, the likeliest first: a document, a label, or an anchor of
    #: MyST's in a document; what is not meant is empty.
    targets: tuple[tuple[str, str], ...] = ()


#: A paragraph, as it is kept until all titles are known.
Paragraph = tuple[Piece, ...]


def first_paragraph(blocks: Iterable[nodes.Node], docname: str) -> Paragraph:
    """Return the first of some blocks of a document that is a paragraph and has words; empty if none is."""
    for block in blocks:
        if isinstance(block, nodes.paragraph):
            paragraph = tuple(_pieces(block, docname))
            if any(has_words(piece.text) or piece.targets for piece in paragraph):
                return paragraph
    return ()


def has_words(text: str) -> bool:
    """Return whether a text shows anything: blanks and characters of no width don't."""
    return bool("".join(filter(str.isprintable, text)).strip())


def _pieces(parent: nodes.Element, docname: str) -> Iterator[Piece]:
    for child in parent.children:
        is_citation = isinstance(child, addnodes.pending_xref) and child.get("refdomain") == "citation"
        if is_citation or isinstance(child, _MARKS):
            yield Piece(_MARK)
        elif isinstance(child, nodes.raw) and "\n" in child.astext():
            # MyST's break of a line.
            yield Piece(" ")
        elif isinstance(child, (addnodes.pending_xref, nodes.reference)):
            text = child.astext() or _title_here(child)
            yield Piece(text, is_prose=False, targets=tuple(_targets(child, docname)))
        elif isinstance(child, (nodes.Text, *_QUOTED)):
            yield Piece(child.astext(), is_prose=isinstance(child, nodes.Text))
        elif isinstance(child, nodes.Element) and not isinstance(child, _SILENT):
            yield from _pieces(child, docname)


def _title_here(node: nodes.Element) -> str:
    """The title of a heading of the same document that MyST gave no anchor, if a reference leads there."""
    document: Any = node.document
    anchor = node.get("refuri", "").removeprefix("#")
    place = document.ids.get(document.nameids.get(anchor) or anchor, ())
    return next((part.astext() for part in place if isinstance(part, nodes.title)), "")


def _targets(node: nodes.Element, docname: str) -> Iterator[tuple[str, str]]:
    """Where a reference may lead that has no text of its own, in reStructuredText or MyST."""
    target: str = node.get("reftarget", "")
    kind, is_explicit = node.get("reftype"), node.get("refexplicit")
    if isinstance(node, nodes.reference):
        if not node.astext():
            yield docname, node.get("refid") or node.get("refuri", "").removeprefix("#")
    elif kind == "numref":
        # Numbers are given later: the caption stands for its number.
        yield "", target
    elif kind == "myst" and not is_explicit:
        if node.get("refdomain") == "doc":
            yield from ((target, node.get("reftargetid") or ""), (target, ""))
        else:
            yield from ((docname, target), (docname_join(docname, target), ""))
    elif not is_explicit:
        if kind in {"any", "doc"}:
            yield docname_join(docname, target), ""
        if kind in {"any", "ref"}:
            yield "", target.lower()


def summary(paragraph: Paragraph, title_of: Callable[[str, str], str]) -> str:
    """Return the first sentence of a paragraph, of a longer one its beginning up to a word's end and an ellipsis.

    :param title_of: gives the title of a label or anchor, or else of a document; empty if there is none.
    :return: text of at most :data:`LENGTH` characters, in one line.
    """
    shown = [
        next(
            filter(None, itertools.starmap(title_of, piece.targets)),
            piece.text or "".join(it[1] for it in piece.targets),
        )
        for piece in paragraph
    ]
    # Of the same length, to find the end in.
    searched = [text if piece.is_prose else "0" * len(text) for piece, text in zip(paragraph, shown, strict=True)]
    sentence = "".join(shown)
    for match in _END.finditer("".join(searched)):
        if match["end"] and not (match["next"] or "").islower():
            sentence = sentence[: match.end()]
            break
    sentence = " ".join(re.sub(rf"\s*{_MARK}", "", sentence).split())
    if len(sentence) <= LENGTH:
        return sentence
    short = sentence[:LENGTH].rpartition(" ")[0]
    # Not every script has blanks.
    return f"{short if len(short) > LENGTH // 2 else sentence[: LENGTH - 1]}…"
