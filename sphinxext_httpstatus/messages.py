"""The messages, in the language of the documentation: as its own catalogues have them, or ours, or the source."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import get_translation, get_translator
from sphinx.util.i18n import CatalogRepository

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_CATALOGUE = "sphinxext_httpstatus"

#: Translates a message, when it is shown.
_ = get_translation(_CATALOGUE)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Translate a message that has a number, now."""
    return get_translator(_CATALOGUE).ngettext(singular, plural, number)


def add_catalogues(app: Sphinx) -> None:
    """Add the documentation's own catalogues, compiled as Sphinx compiles those of pages, and ours.

    Of two that translate a message the first counts.
    """
    own = _own_catalogues(app)
    for catalogue in own.catalogs if app.config.gettext_auto_build else ():
        if catalogue.domain == _CATALOGUE and catalogue.is_outdated():
            catalogue.write_mo(app.config.language, app.config.gettext_allow_fuzzy_translations)
    for folder in (*own.locale_dirs, Path(__file__).with_name("locale")):
        app.add_message_catalog(_CATALOGUE, folder)


def own_messages(app: Sphinx) -> str:
    """Return a text that differs where the documentation's own catalogues do; empty if there are none."""
    name = f"{app.config.language}/LC_MESSAGES/{_CATALOGUE}.mo"
    files = [Path(folder, name) for folder in _own_catalogues(app).locale_dirs]
    return " ".join(str(file.stat().st_mtime_ns) for file in files if file.is_file())


def _own_catalogues(app: Sphinx) -> CatalogRepository:
    """What ``locale_dirs`` has for the language; no public part of Sphinx, and the same from 8.1 to 9.2."""
    config = app.config
    return CatalogRepository(app.srcdir, config.locale_dirs, config.language, config.source_encoding)
