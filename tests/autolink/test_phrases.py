"""What is a plain mention, and what only looks like one."""

from __future__ import annotations

import re
from http import HTTPStatus

import pytest

from sphinxext_httpstatus.autolink.phrases import MentionFinder
from sphinxext_httpstatus.enums import load
from sphinxext_httpstatus.registry import Registry
from sphinxext_httpstatus.standards import OLD_PHRASES, PHRASES, Status
from tests.conftest import DATA

REGISTRY = Registry(load("http.HTTPStatus"))
FINDERS = {mode: MentionFinder(REGISTRY, loose=mode == "loose") for mode in ("strict", "loose")}


def sentences(section: str) -> list[str]:
    """The sentences of a section of the data."""
    text = (DATA / "plain-mentions.txt").read_text(encoding="utf-8")
    part = text.partition(f"# {section}:")[2].partition("\n# ")[0]
    return part.splitlines()[1:]


def marked(sentence: str, mode: str) -> str:
    """A sentence with the mentions that are found in double brackets; the code of each is the one it says."""
    text = sentence.replace("[[", "").replace("]]", "").replace("\\n", "\n")
    made, end = "", 0
    for mention in FINDERS[mode].find(text):
        said = text[mention.start : mention.end]
        number = re.search("[1-9][0-9]{2}", said)
        assert mention.code == (int(number[0]) if number else HTTPStatus[said.rpartition(".")[2]])
        made += f"{text[end : mention.start]}[[{said}]]"
        end = mention.end
    return (made + text[end:]).replace("\n", "\\n")


def test_there_are_sentences_enough() -> None:
    assert len(sentences("strict")) >= 150
    assert len(sentences("text")) >= 150


@pytest.mark.parametrize("mode", FINDERS)
@pytest.mark.parametrize("sentence", sentences("strict"))
def test_a_mention_with_phrase_or_protocol_is_found(sentence: str, mode: str) -> None:
    assert marked(sentence, mode) == sentence


@pytest.mark.parametrize("sentence", sentences("loose"))
def test_a_mention_with_a_noun_or_verb_is_found_in_loose_mode_only(sentence: str) -> None:
    assert marked(sentence, "loose") == sentence
    assert list(FINDERS["strict"].find(sentence.replace("[[", "").replace("]]", ""))) == []


@pytest.mark.parametrize("mode", FINDERS)
@pytest.mark.parametrize("sentence", sentences("text"))
def test_what_only_looks_like_a_mention_stays_text(sentence: str, mode: str) -> None:
    assert marked(sentence, mode) == sentence


@pytest.mark.parametrize("code", PHRASES)
def test_every_phrase_of_a_code_is_its_own_in_every_shape(code: int) -> None:
    for phrase in (PHRASES[code], *OLD_PHRASES.get(code, ())):
        for shape in ("{0} {1}", "{1} ({0})", "{0} ({1})", "{0}: {1}", "{0} - {1}", "HTTP {0}", "HTTP/1.1 {0} {1}"):
            text = shape.format(code, phrase)
            assert marked(f"A {text}.", "strict") == f"A [[{text}]]."
            assert FINDERS["strict"].is_whole(text) == code


@pytest.mark.parametrize("code", PHRASES)
def test_no_phrase_of_another_code_is_its_own(code: int) -> None:
    for other, phrase in PHRASES.items():
        if other != code:
            for shape in ("{0} {1}", "{1} ({0})", "{0} ({1})", "{0}: {1}", "HTTP {0} {1}"):
                assert list(FINDERS["strict"].find(shape.format(code, phrase))) == []


@pytest.mark.parametrize("glue", ["a", "1", "-", "#", "_", ".", ",", "/", "\\", "@", "=", "$", "\N{HYPHEN}"])
def test_what_is_glued_on_is_no_mention(glue: str) -> None:
    for text in ("404 Not Found", "Not Found (404)", "HTTP 404"):
        assert list(FINDERS["loose"].find(f"x{glue}{text}")) == []
        assert list(FINDERS["loose"].find(text, before=f"x{glue}")) == []
    for text in ("404 Not Found", "HTTP 404"):
        if glue != "$":
            assert list(FINDERS["loose"].find(f"{text}{glue}x")) == []
            assert list(FINDERS["loose"].find(text, after=f"{glue}x")) == []


@pytest.mark.parametrize(
    "after", ["", " x", ".", ", x", ")", "...", ". X", "!", ": x", "\N{RIGHT DOUBLE QUOTATION MARK}", "\N{EM DASH}x"]
)
def test_what_ends_a_phrase_does_not_matter(after: str) -> None:
    assert [mention[:2] for mention in FINDERS["strict"].find(f"404 Not Found{after}")] == [(0, 13)]


@pytest.mark.parametrize("text", ["a 404 Not Found", "404 Not Found.", "404", "Not Found", ""])
def test_a_text_that_says_more_or_less_is_no_whole_mention(text: str) -> None:
    assert FINDERS["strict"].is_whole(text) == 0


def test_a_whole_text_is_read_in_its_block() -> None:
    finder = FINDERS["strict"]
    assert finder.is_whole("404 Not Found", is_foreign=False) == 404
    assert finder.is_whole("404 Not Found", is_foreign=True) == 0


def test_a_name_that_is_none_hides_no_mention_behind_it() -> None:
    text = "It is an HTTPStatus. It answers 404 Not Found, or HTTPStatus.GONE; HTTPStatus.get() http.HTTPStatus.OK."
    assert [text[mention.start : mention.end] for mention in FINDERS["strict"].find(text)] == [
        "404 Not Found",
        "HTTPStatus.GONE",
        "http.HTTPStatus.OK",
    ]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("see ", " here", True),
        ("see (", ").", True),
        ("", "-x", False),
        ("", "_", False),
        ("", "s", False),
        ("", "._", False),
        ("", "%", False),
        ("x", "", False),
        ("$", "", False),
    ],
)
def test_what_stands_beside_a_text_counts(before: str, after: str, found: bool) -> None:
    assert bool(list(FINDERS["strict"].find("404 Not Found", before, after))) == found


def test_the_end_of_a_text_and_what_follows_are_read_together() -> None:
    assert list(FINDERS["strict"].find("404 Not Found-", after="x")) == []
    assert list(FINDERS["strict"].find("404 Not Found-", after=" x"))


@pytest.mark.parametrize(
    "text",
    [
        "[[404 ERROR]] is shown.",
        "[[Error 404]] is shown.",
        "[[ERROR 404]] is shown.",
        "[[404 Errors]] are shown.",
        "[[STATUS 404]] is shown.",
        "It RETURNS A [[404]].",
        "Exit Status 200 is shown.",
        "It had status 500 times.",
        "Its status 404 Gone is odd.",
        "The response code 200 requests got.",
    ],
)
def test_the_words_of_loose_mode_have_any_case_and_count_nothing(text: str) -> None:
    assert marked(text, "loose") == text


@pytest.mark.parametrize("mode", FINDERS)
def test_a_phrase_before_a_code_needs_the_bracket_closed(mode: str) -> None:
    assert marked("It is Not Found (404 and more).", mode) == "It is Not Found (404 and more)."


def test_a_member_may_begin_a_text() -> None:
    for text in ("[[http.HTTPStatus.NOT_FOUND]] is raised.", "[[HTTPStatus.NOT_FOUND]] is raised."):
        assert marked(text, "strict") == text


@pytest.mark.parametrize("mode", FINDERS)
@pytest.mark.parametrize("blank", [" ", "\N{NO-BREAK SPACE}"])
def test_a_number_in_thousands_is_no_mention(blank: str, mode: str) -> None:
    assert marked(f"It costs 1{blank}200 OK.", mode) == f"It costs 1{blank}200 OK."


COUNTED = (
    "request call connection client user redirect page row item line file byte bit millisecond second minute hour day "
    "character char record object message thread worker percent per px pixel point kB KB MiB GB"
)


@pytest.mark.parametrize("mode", FINDERS)
def test_a_number_that_counts_something_is_no_mention(mode: str) -> None:
    for noun in (*COUNTED.split(), "of the", "of them", "of these", "of those", "more percent", "concurrent  request"):
        assert marked(f"HTTP 200 {noun} here", mode) == f"HTTP 200 {noun} here"
        assert marked(f"HTTP 200, {noun} here", mode) == f"[[HTTP 200]], {noun} here"
        assert marked(f"HTTP 200 {noun}ish", mode) == f"[[HTTP 200]] {noun}ish"


NUMBERED = (
    "id ids item record row user ticket issue number no. object order post product page file resource key line port bug "
    "rule section chapter figure table version Versions"
)


@pytest.mark.parametrize("mode", FINDERS)
def test_what_is_not_found_under_a_number_is_no_mention(mode: str) -> None:
    for noun in NUMBERED.split():
        assert marked(f"The {noun} 404 not found", mode) == f"The {noun} 404 not found"
        assert marked(f"The {noun}x 404 not found", mode) == f"The {noun}x [[404 not found]]"


PROTOCOLS = (
    "SIP SIPS RTSP ICAP CoAP FTP FTPS SMTP SMTPS LMTP NNTP ICY XMPP Gemini Session_Initiation_Protocol"
    " File_Transfer_Protocol Mail_Transfer_Protocol Real_Time_Streaming_Protocol"
)


def test_codes_of_other_protocols_are_no_mentions_unless_http_is_said() -> None:
    for protocol in PROTOCOLS.split():
        name = protocol.replace("_", " ")
        assert marked(f"In {name} a 404 Not Found", "loose") == f"In {name} a 404 Not Found"
        assert marked(f"In {name} an HTTP 404 Not Found", "loose") == f"In {name} an [[HTTP 404 Not Found]]"
        assert marked(f"In {name}x a 404 Not Found", "loose") == f"In {name}x a [[404 Not Found]]"


def test_each_verb_that_comes_before_a_code_is_known() -> None:
    verbs = (
        "return returns returned returning respond responds responded responding reply replies replied answer answers"
        " answered send sends sent get gets got raise raises raised give gives issue issues"
    )
    for verb in verbs.split():
        assert marked(f"They {verb} a 404.", "loose") == f"They {verb} a [[404]]."
        assert marked(f"They un{verb} a 404.", "loose") == f"They un{verb} a 404."
        assert marked(f"They {verb} a 404 thing", "loose") == f"They {verb} a 404 thing"


def test_extra_statuses_are_found_with_their_phrase() -> None:
    extra = {499: Status(499, "CLIENT_CLOSED_REQUEST", "Client Closed Request")}
    finder = MentionFinder(Registry(load("http.HTTPStatus"), extra=extra), loose=False)
    assert [mention.code for mention in finder.find("499 Client Closed Request, 498 Client Closed Request")] == [499]


def test_a_very_long_text_is_searched_in_one_go() -> None:
    text = "404, " * 50_000 + "404 Not Found" + " x" * 50_000
    assert len(list(FINDERS["loose"].find(text))) == 1


def test_patterns_are_made_of_phrases_to_the_letter() -> None:
    extra = {499: Status(499, "X", "What (is) *this*?")}
    finder = MentionFinder(Registry(load("http.HTTPStatus"), extra=extra), loose=False)
    assert [re.sub(r"\s", "", str(m.code)) for m in finder.find("499 What (is) *this*? 499 What is this")] == ["499"]
