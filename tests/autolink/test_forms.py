"""The forms of plain mentions, each by its example."""

from __future__ import annotations

import re

import pytest

from sphinxext_httpstatus.autolink import finder, forms
from sphinxext_httpstatus.autolink.forms import FULL_TRAPS, IN_FULL, LOOSE, STRICT, TRAPS, WORDS, Form
from sphinxext_httpstatus.autolink.patterns import Forms
from tests.autolink.test_finder import marked

MENTIONS = (*IN_FULL, *STRICT, *LOOSE)
TABLES = ("IN_FULL", "STRICT", "LOOSE", "TRAPS", "FULL_TRAPS")


@pytest.mark.parametrize("form", [*IN_FULL, *STRICT], ids=lambda form: form.template)
def test_a_form_in_full_or_behind_http_is_found_in_both_modes(form: Form) -> None:
    assert "[[" in form.example
    for mode in ("strict", "loose"):
        assert marked(form.example, mode) == form.example


@pytest.mark.parametrize("form", LOOSE, ids=lambda form: form.template)
def test_a_form_beside_other_words_is_found_in_loose_mode_only(form: Form) -> None:
    assert marked(form.example, "loose") == form.example
    assert "[[" not in marked(form.example, "strict")


@pytest.mark.parametrize("form", [*TRAPS, *FULL_TRAPS], ids=lambda form: form.template)
def test_a_trap_is_found_in_no_mode(form: Form) -> None:
    for mode in ("strict", "loose"):
        assert marked(form.example, mode) == form.example
    assert "[[" not in form.example


@pytest.mark.parametrize(
    ("table", "form"), [(table, form) for table in TABLES for form in getattr(forms, table)], ids=str
)
def test_no_form_is_there_twice(table: str, form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    others = [other for other in getattr(forms, table) if other != form]
    monkeypatch.setattr(finder, f"_{table}", Forms(others))
    assert marked(form.example, "loose" if table in {"LOOSE", "TRAPS"} else "strict") != form.example


def test_every_word_is_used_and_every_used_word_is_there() -> None:
    used = {name for form in (*MENTIONS, *TRAPS, *FULL_TRAPS) for name in re.findall(r"<(\w+)>", form.template)}
    assert used == WORDS.keys()
    assert list(WORDS) == sorted(WORDS)


@pytest.mark.parametrize("name", WORDS)
def test_no_word_keeps_a_group_that_would_be_taken_for_what_is_linked(name: str) -> None:
    for word in WORDS[name].split():
        assert re.compile(word.replace("_", " ")).groups == 0
