"""What becomes a reference while a page is read: the role ``:http:status:``, and members in Python signatures."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.utils import unescape
from sphinx import addnodes
from sphinx.domains import Domain
from sphinx.util.docutils import ReferenceRole

from sphinxext_httpstatus.domain import httpstatus_domain
from sphinxext_httpstatus.links import css_classes, label
from sphinxext_httpstatus.registry import class_digit, class_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.parsers.rst.states import Inliner
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinxext_httpstatus.registry import Registry
    from sphinxext_httpstatus.standards import Status


# The same few texts come again and again.
@functools.lru_cache(maxsize=1024)
def parse(text: str, registry: Registry) -> tuple[str | Status, str, bool, bool]:
    """Read the text of a role, as the inliner gives it: with null bytes before escaped characters.

    Return what is shown, or the status whose label is; the status or class that is meant (``"404"``, ``"4xx"``), or the
    text itself where no source here knows it; whether what is shown stands as it is, whatever the place that is found
    may be called; and whether a ``!`` asks for no link.
    """
    is_disabled = text.startswith("!")
    text = text.removeprefix("!")
    explicit = ReferenceRole.explicit_title_re.match(text)
    title, target = map(unescape, explicit.groups() if explicit else (text, text))
    only_code = target.lstrip().startswith("~")
    if only_code:
        target = target.lstrip().removeprefix("~")
    shown: str | Status = title if explicit else target
    target = " ".join(target.split())
    digit, status = class_digit(target), registry.find(target)
    if digit:
        target = class_name(digit)
        shown = title if explicit else target
    elif status:
        target = str(status.code)
        if not explicit:
            shown = target if only_code else status
    is_final = bool(digit or status or only_code or explicit)
    return shown, target, is_final, is_disabled


class StatusRole:
    """A mention of a status: a link to its row.

    A text that names no status of conf.py's enum or of the standards may still name a row of another enum, or an
    entry of another project: only the resolver can tell.
    """

    def __call__(  # noqa: PLR0917  (docutils calls roles so)
        self, name: str, rawtext: str, text: str, lineno: int, inliner: Inliner, options: Any = None, content: Any = ()
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the reference, or the plain text where a ``!`` asks for no link."""
        env: BuildEnvironment = inliner.document.settings.env
        domain = httpstatus_domain(env)
        shown, target, is_final, is_disabled = parse(text, domain.registry())
        node = nodes.Text(shown) if isinstance(shown, str) else label(env.config.httpstatus_label, shown)
        if is_disabled:
            domain.note_enum(env.docname, env.config.httpstatus_enum)
            classes = css_classes(target)
            return [nodes.inline(rawtext, "", node, classes=classes, support_smartquotes=False)], []
        reference = addnodes.pending_xref(rawtext, node)
        # Here and not above, where each is looked at once more: a third of what a mention takes to read.
        reference.attributes.update(
            refdomain="httpstatus",
            reftype="status",
            reftarget=target,
            refexplicit=is_final,
            refdoc=env.docname,
            support_smartquotes=False,
        )
        source, reference.line = inliner.reporter.get_source_and_line(lineno)
        reference.source = None if source is None else str(source)
        return [reference], []


class BareHTTPDomain(Domain):
    """An ``http`` domain for the role to stand in where no extension brings one. It keeps no data."""

    name = "http"
    label = "HTTP"
    # Unlike that of any other ``http`` domain: where one comes or goes over an existing build directory, Sphinx then
    # discards the environment in place of handing one domain's data to another.
    data_version = 9110

    def merge_domaindata(self, *args: Any) -> None:
        """Merge nothing."""

    def resolve_any_xref(self, *args: Any) -> list[tuple[str, nodes.reference]]:
        """Know no object."""
        return []


# A string, or a dotted name that is not called; which enums there are, and whether their members are in capitals, is
# known when all pages are read.
_DOTTED = re.compile(
    r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|(?<![\w.])(?P<name>[^\W\d]\w*(?:\.[^\W\d]\w*)+)(?![\w.(])"""
)


def on_object_description_transform(app: Sphinx, domain: str, objtype: str, content: addnodes.desc_content) -> None:
    """On ``object-description-transform``: mark what may be members of a status enum in a Python signature.

    Sphinx leaves default values, with all that is in them, and the contents of ``Literal`` as text.
    """
    if domain != "py" or not isinstance(content.parent, addnodes.desc):
        return
    for signature in content.parent.children:
        if isinstance(signature, addnodes.desc_signature):
            for inside in dict.fromkeys(text.parent for text in signature.findall(nodes.Text) if "." in text):
                if not isinstance(inside, (addnodes.pending_xref, addnodes.desc_addname)):
                    # All of a parent at once: a text may be there twice, and each would be looked for.
                    inside[:] = [piece for child in inside.children for piece in _marked(child, app.env.docname)]


def _marked(node: Any, docname: str) -> Iterator[nodes.Node]:
    """The pieces of a text, of which those that may be a member's name are references; every other node as it is."""
    end = 0
    for match in _DOTTED.finditer(node) if isinstance(node, nodes.Text) else ():
        if name := match["name"]:
            reference = addnodes.pending_xref("", nodes.Text(name), refdomain="httpstatus", reftype="member")
            reference.attributes.update(reftarget=name, refexplicit=True, refdoc=docname)
            yield from (nodes.Text(node[end : match.start()]), reference)
            end = match.end()
    yield nodes.Text(node[end:]) if end else node
