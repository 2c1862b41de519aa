"""How a link to a status looks, and where one leads that the documentation has no place for."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from docutils import nodes

from sphinxext_httpstatus.messages import _
from sphinxext_httpstatus.registry import class_digit, class_name
from sphinxext_httpstatus.standards import CLASS_REFERENCES, Reference

if TYPE_CHECKING:
    from sphinxext_httpstatus.standards import Status

#: A literal in a label, between double backquotes.
LITERAL = re.compile("``(.+?)``(?!`)")

#: A line of the general index, as Sphinx has it: kind, text, id, whether it is the main one, key.
IndexLine = tuple[str, str, str, str, None]

_MDN = "https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status"
_MDN_PARTS = (
    "information_responses successful_responses redirection_messages client_error_responses server_error_responses"
)
#: First digit of a class of the standard -> its part of MDN's page.
_MDN_CLASSES = dict(enumerate(_MDN_PARTS.split(), 1))


def label(text: str, status: Status) -> nodes.Node:
    """Return what a reference to a status shows, as one node.

    :param text: the value of ``httpstatus_label``.
    """
    pieces = [
        nodes.literal(piece, piece) if number % 2 else nodes.Text(piece)
        for number, piece in enumerate(_label(text, status))
        if piece
    ]
    return pieces[0] if len(pieces) == 1 else nodes.inline("", "", *pieces)


# The same few come again and again.
@functools.lru_cache(maxsize=1024)
def _label(text: str, status: Status) -> tuple[str, ...]:
    """The pieces of a label: texts, and between two of them a literal."""
    return tuple(
        piece.format(code=status.code, phrase=status.phrase, name=status.name) for piece in LITERAL.split(text)
    )


def css_classes(target: str) -> list[str]:
    """Return the CSS classes of what shows a status or class: ``["http-status", "http-status-4xx"]``."""
    digit = class_digit(target) or (target.isdecimal() and target.isascii() and len(target) == 3 and int(target) // 100)
    return ["http-status", f"http-status-{class_name(digit)}"] if digit else ["http-status"]


def tooltip(title: str, meaning: str) -> str:
    """Return the tooltip of a link to a status or class: its title and, where anybody says it, what it means."""
    return f"{title}: {meaning}" if meaning else title


def class_title(digit: int) -> str:
    """Return a class and what it stands for, ``"4xx Client Error"`` (RFC 9110, Section 15)."""
    meanings = ("", _("Informational"), _("Successful"), _("Redirection"), _("Client Error"), _("Server Error"))
    return f"{class_name(digit)} {meanings[digit] if is_standard_class(digit) else ''}".rstrip()


def index_line(title: str, node_id: str) -> IndexLine:
    """Return the line of a status or class in the general index: ``"404 Not Found (HTTP status)"``."""
    # In an f-string Babel finds it from Python 3.12 on only.
    kind = _("HTTP status")
    return "single", f"{title} ({kind})", node_id, "", None


def is_standard_class(digit: int) -> bool:
    """Return whether the standard has a class (RFC 9110, Section 15)."""
    return digit in _MDN_CLASSES


def link(address: str, node_id: str, tooltip: str = "", *classes: str) -> nodes.reference:
    """Return an empty link to an id of a document.

    :param address: that of the document, as another leads to it; empty for the same document.
    :param node_id: the id; empty for the document itself.
    """
    made = nodes.reference("", "", internal=True)
    if node_id and not address:
        made["refid"] = node_id
    else:
        # singlehtml: "#document-page#id" is no address.
        made["refuri"] = f"{address.partition('#')[0]}#{node_id}" if node_id else address
    if tooltip:
        made["reftitle"] = tooltip
    made["classes"] += classes
    return made


def outside(
    target: str, status: Status | None, *, fallback: str | None, spec: str, rfc_base_url: str
) -> tuple[str, str] | None:
    """Return where a status or class leads outside of the documentation: the address, and what a tooltip calls it.

    :param target: ``"404"``, or ``"4xx"``.
    :param status: what is known of the status; None of a class.
    :param fallback: the value of ``httpstatus_fallback``.
    :param rfc_base_url: docutils' setting of this name.
    """
    fallback = "rfc" if fallback is None else fallback
    digit = class_digit(target)
    reference = status.reference if status else None
    if is_standard_class(digit):
        rfc, section, first = CLASS_REFERENCES[spec]
        reference = Reference("", rfc, f"{section}.{first + digit - 1}")
    if fallback in {"rfc", "mdn"} and reference and reference.url:
        # Of httpstatus_extra: no RFC and not MDN describes it.
        return reference.url, reference.label or urlsplit(reference.url).netloc
    if fallback == "rfc":
        if reference is None or not reference.rfc:
            return None
        return reference.rfc_url(rfc_base_url), reference.text
    url = mdn_url(target) if fallback == "mdn" else fallback.replace("{code}", target)
    return (url, site(url)) if url else None


def mdn_url(target: str) -> str:
    """Return the page of MDN for a code, or its section for a class."""
    digit = class_digit(target)
    return f"{_MDN}#{_MDN_CLASSES[digit]}" if digit in _MDN_CLASSES else f"{_MDN}/{target}"


def site(url: str) -> str:
    """Return what a tooltip calls a page outside."""
    return "MDN" if url.startswith(_MDN) else urlsplit(url).netloc
