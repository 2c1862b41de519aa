"""What an author says of a status, in one sentence of plain text: the words of a tooltip."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.util import docname_join

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

#: The most characters of a summary.
LENGTH = 160

# What says nothing in a sentence.
_SILENT = (nodes.footnote_reference, nodes.raw)
# Whose full stops end no sentence.
_QUOTED = (nodes.literal, nodes.math, nodes.reference)

# A dot ends a sentence before a blank, but not before a small letter, nor behind an initial or an abbreviation.
_ABBREVIATION = r"(?<![^\W_])([^\W\d_]|al|approx|bzw|ca|cf|dr|fig|mr|mrs|ms|no(?=\.\s+\d)|nr|resp|sec|st|vgl|vs)\."
_END = re.compile(
    rf"{_ABBREVIATION}(?=\s)|(?P<end>[.!?…۔؟।]+[\"')\]»”’]*(?=\s+(?P<next>\S))|[。！？]+[」』）]*)",
    re.IGNORECASE,
)


class Piece(NamedTuple):
    """A piece of a paragraph."""

    text: str
    #: Whether a full stop in it may end the sentence.
    is_prose: bool = True
    #: Where it leads if it is shown by the title of that: ``"doc"``, or ``"any"`` for a label too, and the name.
    reference: tuple[str, str] | None = None


#: A paragraph, as it is kept until all titles are known.
Paragraph = tuple[Piece, ...]


def first_paragraph(blocks: Iterable[nodes.Node]) -> Paragraph:
    """Return the first of some blocks that is a paragraph and has words; empty if none is."""
    for block in blocks:
        if isinstance(block, nodes.paragraph):
            paragraph = tuple(_pieces(block))
            if any(piece.text.strip() or piece.reference for piece in paragraph):
                return paragraph
    return ()


def _pieces(parent: nodes.Element) -> Iterator[Piece]:
    for child in parent.children:
        if isinstance(child, addnodes.pending_xref):
            if child.get("refdomain") != "citation":
                yield Piece(child.astext(), is_prose=False, reference=_shown_by_title(child))
        elif isinstance(child, (nodes.Text, *_QUOTED)):
            yield Piece(child.astext(), is_prose=isinstance(child, nodes.Text))
        elif isinstance(child, nodes.Element) and not isinstance(child, _SILENT):
            yield from _pieces(child)


def _shown_by_title(node: addnodes.pending_xref) -> tuple[str, str] | None:
    """What a reference without a text of its own refers to, in reStructuredText or MyST."""
    domain, kind, target = node.get("refdomain"), node.get("reftype"), node.get("reftarget", "")
    if node.get("refexplicit") or kind not in {"any", "doc", "myst", "numref", "ref"}:
        return None
    if "doc" in {domain, kind}:
        return "doc", docname_join(node.get("refdoc", ""), target)
    return "any", target


def summary(paragraph: Paragraph, title_of: Callable[[str, str], str]) -> str:
    """Return the first sentence of a paragraph, of a longer one its beginning up to a word's end and an ellipsis.

    :param title_of: gives the title of what a piece refers to; empty if there is none.
    :return: text of at most :data:`LENGTH` characters, in one line.
    """
    shown = [(piece.reference and title_of(*piece.reference)) or piece.text for piece in paragraph]
    # Of the same length, to find the end in.
    searched = [text if piece.is_prose else "0" * len(text) for piece, text in zip(paragraph, shown, strict=True)]
    sentence = "".join(shown)
    for match in _END.finditer("".join(searched)):
        if match["end"] and not (match["next"] or "").islower():
            sentence = sentence[: match.end()]
            break
    sentence = " ".join(sentence.split())
    if len(sentence) <= LENGTH:
        return sentence
    short = sentence[:LENGTH].rpartition(" ")[0]
    # Not every script has blanks.
    return f"{short if len(short) > LENGTH // 2 else sentence[: LENGTH - 1]}…"
