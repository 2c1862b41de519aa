"""The least that a link can cost: what stands for it is parsed, and replaced by a link that is looked up once a page.

No phrase is shown, nothing is checked, kept or listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import ReferenceRole
from sphinx.util.osutil import relative_uri

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class Role(ReferenceRole):
    """A mention."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return what stands for the link."""
        text = nodes.Text(self.title)
        return [addnodes.pending_xref(self.rawtext, text, refdomain="prototype", reftarget=self.target)], []


class Resolver(SphinxPostTransform):
    """Links the mentions of a page, before Sphinx's own resolver."""

    default_priority = 9

    def run(self, **kwargs: Any) -> None:
        """Replace what stands for links."""
        uris: dict[str, str] = {}
        for node in list(self.document.findall(addnodes.pending_xref)):
            if node.get("refdomain") == "prototype":
                target = node["reftarget"]
                if target not in uris:
                    uris[target] = relative_uri(f"{self.env.docname}.html", f"sections.html#s{target}")
                link = nodes.reference("", "", node[0], internal=True, refuri=uris[target], classes=["http-status"])
                node.parent.replace(node, link)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the extension."""
    app.add_role("prototype", Role())
    app.add_post_transform(Resolver)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
