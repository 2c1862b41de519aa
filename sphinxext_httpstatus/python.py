"""Python names that stand for a status: ``http.HTTPStatus.NOT_FOUND``, in references and in signatures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinxext_httpstatus.domain import httpstatus_domain, python_target

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.addnodes import desc_content, pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_MEMBER = re.compile(r"(\w+\.)+[A-Z][A-Z0-9_]*")


def link_name(app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: Element) -> nodes.reference | None:
    """On ``missing-reference``, before intersphinx: link a member that the Python domain does not know to its row."""
    if node.get("refdomain") != "py":
        return None
    domain = httpstatus_domain(env)
    status = domain.python_status(python_target(node))
    link = domain.link(node["refdoc"], str(status.code)) if status else None
    if link is not None:
        link += contnode
    return link


def mark_members(app: Sphinx, domain: str, objtype: str, content: desc_content) -> None:
    """On ``object-description-transform``: mark what may be members of a status enum in a Python signature.

    Sphinx leaves default values and the contents of ``Literal`` as text.
    """
    if domain != "py" or not isinstance(content.parent, addnodes.desc):
        return
    for signature in content.parent.children:
        if isinstance(signature, addnodes.desc_signature):
            for text in list(signature.findall(nodes.Text)):
                inside = text.parent
                if _MEMBER.fullmatch(text) and not isinstance(inside, (addnodes.pending_xref, addnodes.desc_addname)):
                    inside.replace(text, _member(text, app.env.docname))


def _member(text: nodes.Text, docname: str) -> pending_xref:
    return addnodes.pending_xref(
        "", text.copy(), refdomain="httpstatus", reftype="member", reftarget=str(text), refexplicit=True, refdoc=docname
    )
