"""Beside sphinxcontrib-httpdomain: its ``statuscode`` role and fields lead to our rows."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from docutils.utils import Reporter
from sphinx import addnodes

from sphinxext_httpstatus.fallback import mdn_url
from sphinxext_httpstatus.roles import StatusRole

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx
    from sphinx.config import Config


class _Accepted(NamedTuple):
    """What httpdomain makes of a text that it accepts."""

    text: str
    url: str


class AdoptedStatusRole(StatusRole):
    """httpdomain's role ``statuscode``, which its fields use too.

    Text and address are as httpdomain has them, for what it accepts; the address serves where there is no row.
    """

    def __init__(self, original: Any) -> None:
        """Take the role that httpdomain has registered."""
        super().__init__()
        self._original = original
        self._accepted: dict[str, _Accepted | None] = {}

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return the reference; what neither of the two knows stays text unless httpdomain is strict."""
        if self.text == "default":
            # OpenAPI's word for the response of all other statuses.
            return [nodes.inline(self.rawtext, self.text)], []
        made, messages = super().run()
        reference = made[0]
        if isinstance(reference, addnodes.pending_xref):
            accepted = self._as_before()
            if accepted:
                reference[:] = [nodes.Text(accepted.text)]
                reference["outside"] = accepted.url
                reference["refexplicit"] = True
            elif reference["refexplicit"]:
                reference["outside"] = mdn_url(reference["reftarget"])
            elif not self.config["http_strict_mode"]:
                return [nodes.emphasis(self.text, self.text)], []
        return made, messages

    def _as_before(self) -> _Accepted | None:
        """What httpdomain makes of the text; None if it rejects it."""
        if self.text not in self._accepted:
            self._accepted[self.text] = self._ask_original()
        return self._accepted[self.text]

    def _ask_original(self) -> _Accepted | None:
        # Asked aside: what it rejects it reports as an error, and some of it ("!404") ends in an exception.
        document = SimpleNamespace(
            reporter=Reporter("", report_level=Reporter.SEVERE_LEVEL + 1, halt_level=Reporter.SEVERE_LEVEL + 1),
            settings=self.inliner.document.settings,
        )
        inliner = SimpleNamespace(document=document, reporter=self.inliner.reporter)
        try:
            made, _ = self._original(self.name, self.rawtext, self.text, self.lineno, inliner, {}, [])
        except Exception:  # noqa: BLE001  (whatever it raises, it does not accept the text)
            return None
        if made and isinstance(made[0], nodes.reference) and made[0].get("refuri"):
            return _Accepted(made[0].astext(), made[0]["refuri"])
        return None

    def result_nodes(self, *args: Any) -> Any:
        """As the original has it: httpdomain's resolver asks its role for it."""
        return self._original.result_nodes(*args)


def adopt(app: Sphinx, config: Config) -> None:
    """On ``config-inited``: put our role in the place of httpdomain's, where httpdomain is loaded."""
    domain = app.registry.domains.get("http")
    # Another extension's domain of the name may have a role of the name too: this value is httpdomain's own.
    is_httpdomain = "http_strict_mode" in config
    if config.httpstatus_adopt_statuscode and is_httpdomain and domain and "statuscode" in domain.roles:
        role = AdoptedStatusRole(domain.roles["statuscode"])
        app.add_role_to_domain("http", "statuscode", role, override=True)
