"""Where a status leads that no table of the documentation shows: out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from docutils import nodes

from sphinxext_httpstatus.domain import class_title, css_classes, httpstatus_domain
from sphinxext_httpstatus.registry import class_digit
from sphinxext_httpstatus.standards import CLASS_REFERENCES, Reference

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_MDN = "https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status"
_MDN_CLASSES = {
    1: "information_responses",
    2: "successful_responses",
    3: "redirection_messages",
    4: "client_error_responses",
    5: "server_error_responses",
}


class Outside(NamedTuple):
    """A page outside of the documentation."""

    url: str
    #: What the tooltip calls it.
    name: str


def outside(env: BuildEnvironment, target: str, rfc_base_url: str) -> Outside | None:
    """Return where ``httpstatus_fallback`` sends a code or class; None if nowhere."""
    fallback: str = "rfc" if env.config.httpstatus_fallback is None else env.config.httpstatus_fallback
    digit = class_digit(target)
    reference = _reference(env, target, digit)
    if fallback in {"rfc", "mdn"} and reference and reference.url:
        # Of httpstatus_extra: no RFC and not MDN describes it.
        return Outside(reference.url, reference.label or urlsplit(reference.url).netloc)
    if fallback == "rfc":
        if reference is None or not reference.rfc:
            return None
        return Outside(reference.rfc_url(rfc_base_url), reference.text)
    if fallback == "mdn":
        return _page(mdn_url(target))
    return _page(fallback.replace("{code}", target)) if fallback else None


def mdn_url(target: str) -> str:
    """Return the page of MDN for a code, or its section for a class."""
    digit = class_digit(target)
    return f"{_MDN}#{_MDN_CLASSES[digit]}" if digit in _MDN_CLASSES else f"{_MDN}/{target}"


def _page(url: str) -> Outside:
    return Outside(url, "MDN" if url.startswith(_MDN) else urlsplit(url).netloc)


def _reference(env: BuildEnvironment, target: str, digit: int) -> Reference | None:
    domain = httpstatus_domain(env)
    if not digit:
        status = domain.registry().find(target)
        return status.reference if status else None
    rfc, section, first = CLASS_REFERENCES[env.config.httpstatus_spec]
    return Reference("", rfc, f"{section}.{first + digit - 1}") if digit <= len(_MDN_CLASSES) else None


def link_outside(app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: Element) -> nodes.reference | None:
    """On ``missing-reference``, after intersphinx: link a status that no row or inventory has."""
    if node.get("refdomain") != "httpstatus" or node.document is None:
        return None
    if node.get("is_plain") and env.config.httpstatus_fallback is None:
        return None
    target = node["reftarget"]
    status = httpstatus_domain(env).registry().find(target)
    digit = class_digit(target) if class_digit(target) in _MDN_CLASSES else 0
    page = _page(node["outside"]) if "outside" in node else None
    if page is None and (status or digit):
        page = outside(env, target, node.document.settings.rfc_base_url)
    if page is None:
        return None
    title = status.title if status else class_title(digit) if digit else contnode.astext()
    link = nodes.reference("", "", contnode, internal=False, refuri=page.url, reftitle=f"{title} ({page.name})")
    link["classes"] += css_classes(target)
    return link
