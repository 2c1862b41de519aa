"""Skeletons of texts, and patterns of forms in them."""

from __future__ import annotations

import re

import pytest

from sphinxext_httpstatus.autolink.forms import Form
from sphinxext_httpstatus.autolink.patterns import CODE, PHRASE, WORD, Forms, list_symbol, skeleton, without_symbols


def masked(text: str) -> str:
    """A text with a symbol in place of each number."""
    return skeleton(
        text, [(it.start(), it.end(), list_symbol([int(it[0])])) for it in re.finditer("[1-5][0-9]{2}", text)]
    )


def found(template: str, text: str) -> list[str]:
    """What is linked of a text that has a form."""
    return [text[slice(*span)] for _, span in Forms([Form(template, "")]).find(masked(text))]


def test_a_skeleton_is_as_long_as_its_text() -> None:
    made = skeleton("a 404 Not Found b", [(2, 5, CODE), (6, 15, PHRASE)])
    assert len(made) == 17
    assert re.sub("[\ue003-\uf000]", "", made) == f"a {CODE} {PHRASE} b"
    assert skeleton("x", []) == "x"


def test_a_list_has_a_symbol_by_what_is_in_it() -> None:
    kinds = ([200], [200, 100], [204], [200, 204], [400], [400, 500], [404], [400, 404])
    symbols = [list_symbol(codes) for codes in kinds]
    assert symbols[::2] == symbols[1::2]
    assert len(set(symbols)) == 4
    assert list_symbol(iter([404])) == list_symbol([404])


def test_a_text_keeps_no_symbol_of_its_own() -> None:
    text = without_symbols(f"a{CODE}{PHRASE}{WORD}{list_symbol([404])}\ue007b")
    assert (
        text
        == "a\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}b"
    )


@pytest.mark.parametrize(
    ("template", "text", "linked"),
    [
        ("[#]", "x 404 y 200", ["404", "200"]),
        ("[#odd]", "404 400 200 204", ["404", "204"]),
        ("[#error]", "404 400 200 204", ["404", "400"]),
        ("[#rare]", "404 400 200 204", ["404", "400", "204"]),
        ("[status #]", "status 404, status200, Status\n500", ["status 404", "status200", "Status\n500"]),
        ("status [#]", "status 404", ["404"]),
        ("status #", "status 404", ["status 404"]),
        ("[status #]", "statuses 404 mystatus 404", []),
        ("[a<a>#]", "athe404, a the404", []),
        ("[<a>? #]", "the 404, 200", ["the 404", " 200"]),
        ("[x <noun>* #]", "x code response error reply 404, x 404", ["x code response error reply 404", "x 404"]),
        ("[x <noun>+ #]", "x code code code code code 404, x 404, x code code 404", ["x code code 404"]),
        ("[(#)]", "(404) 404", ["(404)"]),
        ("[HTTP #]", "HTTP 404, http/1.1 404, http: 404, xHTTP 404, -HTTP 404", ["HTTP 404", "http/1.1 404"]),
        ("[HTTP/#]", "HTTP/404, HTTP/2", ["HTTP/404"]),
        ("# <or> <more>", "404 or more, 404 or moreover", ["404 or more"]),
    ],
)
def test_a_template_is_a_pattern(template: str, text: str, linked: list[str]) -> None:
    assert found(template, text) == linked


def test_every_symbol_of_a_form_is_found() -> None:
    places = [at for at, _ in Forms([Form("# <to> #", "")]).find(masked("404 to 410 to 500 to 501, 502"))]
    assert places == [0, 7, 14, 21]


def test_the_first_of_two_forms_counts() -> None:
    both = Forms([Form("[# error]", ""), Form("[#] error", "")])
    assert [span for _, span in both.find(masked("404 error"))] == [(0, 9)]
