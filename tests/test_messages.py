"""Whose messages a documentation has."""

from __future__ import annotations

import gettext
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import sphinxext_httpstatus

from .conftest import PO

if TYPE_CHECKING:
    from tests.conftest import Built, Project

TEMPLATE = Path(sphinxext_httpstatus.__file__).with_name("locale") / "sphinxext_httpstatus.pot"
PAGE = """\
Page
====

:http:status:`404` and :http:status:`4xx`

.. http-status-table::
   :codes: 404
   :columns: code description
"""


def catalogue(project: Project, language: str, messages: dict[str, str], folder: str = "locale") -> Path:
    """Write a catalogue of the project's own."""
    lines = "".join(f'msgid "{message}"\nmsgstr "{text}"\n\n' for message, text in messages.items())
    name = f"{folder}/{language}/LC_MESSAGES/sphinxext_httpstatus.po"
    project.write({name: PO + lines, "index.rst": PAGE})
    project.conf(f'language = "{language}"\nlocale_dirs = ["locale", "more"]')
    return project.srcdir / name


class Forgetful(dict[object, object]):
    """Keeps nothing."""

    def setdefault(self, key: object, default: object = None) -> object:
        return default


def heads(built: Built) -> list[str]:
    return re.findall(r'<th class="head">(?:<p>)?(.*?)(?:</p>)?</th>', built.text("index.html"))


def test_the_project_s_own_catalogue_counts_before_ours_and_ours_before_the_source(project: Project) -> None:
    catalogue(project, "de", {"Code": "Kode", "Client Error": "Kundenfehler", "status": ""})
    built = project.build()
    assert built.warnings == []
    assert heads(built) == ["Kode", "Beschreibung"]
    assert 'title="4xx Kundenfehler"' in built.text("index.html")
    assert "<h1>HTTP-Statusindex</h1>" in built.text("httpstatus-index.html")


def test_of_two_folders_the_first_counts(project: Project) -> None:
    catalogue(project, "de", {"Code": "zweiter", "Description": "zweite"}, "more")
    catalogue(project, "de", {"Code": "erster"})
    assert heads(project.build()) == ["erster", "zweite"]


def test_a_language_that_we_do_not_have_can_be_had(project: Project) -> None:
    catalogue(project, "sk", {"Code": "Kód"})
    built = project.build()
    assert built.warnings == []
    assert heads(built) == ["Kód", "Description"]


def test_words_of_the_source_can_be_others(project: Project) -> None:
    catalogue(project, "en", {"Description": "Meaning"})
    assert heads(project.build()) == ["Code", "Meaning"]


def test_the_template_filled_in_is_a_catalogue(project: Project) -> None:
    file = catalogue(project, "sk", {})
    file.write_text(
        TEMPLATE.read_text().replace('msgid "Code"\nmsgstr ""', 'msgid "Code"\nmsgstr "Kód"'), encoding="utf-8"
    )
    built = project.build()
    assert built.warnings == []
    assert heads(built) == ["Kód", "Description"]


def test_a_catalogue_that_its_author_compiles_needs_no_source(project: Project) -> None:
    file = catalogue(project, "sk", {"Code": "Kód"})
    with file.open("rb") as source, file.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, read_po(source))
    file.unlink()
    assert heads(project.build()) == ["Kód", "Description"]


def test_one_that_is_newer_than_its_source_is_left_as_it_is(project: Project) -> None:
    file = catalogue(project, "sk", {"Code": "Kód"})
    project.build()
    file.write_text(file.read_text(encoding="utf-8").replace("Kód", "other"), encoding="utf-8")
    os.utime(file, (1, 1))
    assert heads(project.build()) == ["Kód", "Description"]


@pytest.mark.parametrize("is_allowed", [True, False])
def test_fuzzy_messages_count_as_sphinx_is_told(project: Project, is_allowed: bool) -> None:
    file = catalogue(project, "sk", {"Code": "Kód"})
    project.conf(f'language = "sk"\nlocale_dirs = ["locale"]\ngettext_allow_fuzzy_translations = {is_allowed}')
    file.write_text(
        file.read_text(encoding="utf-8").replace('msgid "Code"', '#, fuzzy\nmsgid "Code"'), encoding="utf-8"
    )
    assert heads(project.build()) == ["Kód" if is_allowed else "Code", "Description"]


def test_pages_are_read_again_when_the_catalogue_has_changed(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    # Each build has a process of its own, and Python opens a catalogue once in each.
    monkeypatch.setattr(gettext, "_translations", Forgetful())
    file = catalogue(project, "sk", {"Code": "Kód"})
    project.write({"other.rst": ":orphan:\n\nOther\n=====\n"})
    project.build()
    file.write_text(file.read_text(encoding="utf-8").replace("Kód", "Iný kód"), encoding="utf-8")
    os.utime(file, (2**32, 2**32))
    built = project.build()
    assert heads(built) == ["Iný kód", "Description"]
    assert built.app.env.all_docs["other"] < built.app.env.all_docs["index"]
    file.unlink()
    file.with_suffix(".mo").unlink()
    assert heads(project.build()) == ["Code", "Description"]


def test_a_catalogue_that_can_not_be_read_is_told_of_and_ours_counts(project: Project) -> None:
    file = catalogue(project, "de", {})
    file.write_bytes('msgid "Code"\nmsgstr "Kód"\n'.encode("latin-1"))
    built = project.build()
    problem = (
        "reading error: locale/de/LC_MESSAGES/sphinxext_httpstatus.po, 'utf-8' codec can't decode byte 0xf3 in position 22:"
        " invalid continuation byte"
    )
    # Sphinx tries it again with the catalogues of the pages. Its type it has since 8.2.
    assert [warning.removesuffix(" [i18n.not_readable]") for warning in built.warnings] == [
        f"WARNING: while setting up extension sphinxext_httpstatus: {problem}",
        f"WARNING: {problem}",
    ]
    assert heads(built) == ["Code", "Beschreibung"]


def test_in_a_language_without_any_catalogue_messages_are_those_of_the_source(project: Project) -> None:
    project.conf('language = "sk"')
    project.write({"index.rst": PAGE})
    assert heads(project.build()) == ["Code", "Description"]


@pytest.mark.parametrize(
    ("one", "shown"),
    [
        ("jedna strana", "jedna strana"),
        ("%d strana", "1 strana"),
        ("%s strana", "1 strana"),
        ("%(n)d strana %", "%(n)d strana %"),
    ],
)
def test_a_message_may_leave_out_its_number(project: Project, one: str, shown: str) -> None:
    file = catalogue(project, "sk", {})
    plural = 'msgid "%d page"\nmsgid_plural "%d pages"\n'
    file.write_text(f'{PO}{plural}msgstr[0] "{one}"\nmsgstr[1] "%d strany"\nmsgstr[2] "%d strán"\n', encoding="utf-8")
    built = project.build()
    assert built.warnings == []
    assert f"<em>({shown})</em>" in built.text("httpstatus-index.html")


def test_nothing_is_compiled_where_the_author_compiles(project: Project) -> None:
    file = catalogue(project, "sk", {"Code": "Kód"})
    project.conf('language = "sk"\nlocale_dirs = ["locale"]\ngettext_auto_build = False')
    assert heads(project.build()) == ["Code", "Description"]
    assert not file.with_suffix(".mo").exists()
