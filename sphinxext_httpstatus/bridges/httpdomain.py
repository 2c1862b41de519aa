"""Beside sphinxcontrib-httpdomain: its ``statuscode`` role and fields lead to our rows."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.utils import Reporter, unescape
from sphinx import addnodes

from sphinxext_httpstatus.links import mdn_url
from sphinxext_httpstatus.roles import StatusRole
from sphinxext_httpstatus.warnings import ask

if TYPE_CHECKING:
    from docutils.parsers.rst.states import Inliner
    from sphinx.application import Sphinx


class AdoptedStatusRole(StatusRole):
    """httpdomain's role ``statuscode``, which its fields use too.

    Text and address are as httpdomain has them, for what it accepts; the address serves where there is no row.
    """

    def __init__(self, original: Any) -> None:
        """Take the role that httpdomain has registered."""
        self._original = original
        # Text -> text and address that httpdomain makes of it; None of what it rejects.
        self._accepted: dict[str, tuple[str, str] | None] = {}

    def __call__(  # noqa: PLR0917  (docutils calls roles so)
        self, name: str, rawtext: str, text: str, lineno: int, inliner: Inliner, options: Any = None, content: Any = ()
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the reference; what neither of the two knows stays text unless httpdomain is strict."""
        plain = unescape(text)
        if plain == "default":
            # OpenAPI's word for the response of all other statuses.
            return [nodes.inline(rawtext, plain)], []
        made, messages = super().__call__(name, rawtext, text, lineno, inliner)
        reference = made[0]
        if isinstance(reference, addnodes.pending_xref):
            if plain not in self._accepted:
                self._accepted[plain] = self._ask_original(name, rawtext, plain, lineno, inliner)
            if accepted := self._accepted[plain]:
                reference[:] = [nodes.Text(accepted[0])]
                reference["reftarget"] = accepted[0].partition(" ")[0]
                reference["http_status_url"] = accepted[1]
                reference["refexplicit"] = True
            elif reference["refexplicit"]:
                reference["http_status_url"] = mdn_url(reference["reftarget"])
            elif not inliner.document.settings.env.config["http_strict_mode"]:
                return [nodes.emphasis(plain, plain)], []
        return made, messages

    def _ask_original(
        self, name: str, rawtext: str, text: str, lineno: int, inliner: Inliner
    ) -> tuple[str, str] | None:
        """What httpdomain makes of a text; None if it rejects it."""
        # Asked aside: what it rejects it reports as an error, and some of it ("!404") ends in an exception.
        silent = Reporter("", Reporter.SEVERE_LEVEL + 1, Reporter.SEVERE_LEVEL + 1)
        document = SimpleNamespace(reporter=silent, settings=inliner.document.settings)
        aside = SimpleNamespace(document=document, reporter=inliner.reporter)
        # Whatever it raises, it does not accept the text.
        made, _raised = ask(lambda: self._original(name, rawtext, text, lineno, aside, {}, [])[0])
        if made and isinstance(made[0], nodes.reference) and made[0].get("refuri"):
            return made[0].astext(), made[0]["refuri"]
        return None

    def result_nodes(self, *args: Any) -> Any:
        """As the original has it: httpdomain's resolver asks its role for it."""
        return self._original.result_nodes(*args)


def adopt(app: Sphinx) -> None:
    """Put our role in the place of httpdomain's."""
    role = AdoptedStatusRole(app.registry.domains["http"].roles["statuscode"])
    app.add_role_to_domain("http", "statuscode", role, override=True)
