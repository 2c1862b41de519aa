"""What is a plain mention, and what only looks like one."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest

from sphinxext_httpstatus.autolink.finder import MentionFinder
from sphinxext_httpstatus.enums import load
from sphinxext_httpstatus.registry import Registry
from sphinxext_httpstatus.standards import OLD_PHRASES, PHRASES, Status
from tests.conftest import sentences

if TYPE_CHECKING:
    from pathlib import Path

FINDERS = {
    mode: MentionFinder(Registry(load("http.HTTPStatus")), loose=mode == "loose") for mode in ("strict", "loose")
}


def marked(sentence: str, mode: str) -> str:
    """A sentence with the mentions that are found in double brackets; the code of each is the one it says."""
    text = sentence.replace("[[", "").replace("]]", "").replace("\\n", "\n")
    made, end = "", 0
    for mention in FINDERS[mode].find(text):
        said = text[mention.start : mention.end]
        number = text[slice(*mention.number)]
        assert mention.code == (int(number) if number.isdigit() else HTTPStatus[number.rpartition(".")[2]])
        assert number in said
        made += f"{text[end : mention.start]}[[{said}]]"
        end = mention.end
    return (made + text[end:]).replace("\n", "\\n")


def found(text: str, mode: str = "loose") -> list[str]:
    """The mentions that are found in a text."""
    return [text[mention.start : mention.end] for mention in FINDERS[mode].find(text)]


def test_there_are_sentences_enough() -> None:
    assert len(sentences("strict")) + len(sentences("loose")) >= 280
    assert len(sentences("text")) >= 380


@pytest.mark.parametrize("mode", FINDERS)
@pytest.mark.parametrize("sentence", sentences("strict"))
def test_a_mention_with_phrase_or_protocol_is_found(sentence: str, mode: str) -> None:
    assert marked(sentence, mode) == sentence


@pytest.mark.parametrize("sentence", sentences("loose"))
def test_a_mention_with_a_noun_or_verb_is_found_in_loose_mode_only(sentence: str) -> None:
    assert marked(sentence, "loose") == sentence
    text = sentence.replace("[[", "").replace("]]", "")
    assert [said for said in found(text, "strict") if said not in FULL] == []


# What is found in strict mode too, in sentences that show what is found beside it.
FULL = {"204 No Content"}


@pytest.mark.parametrize("mode", FINDERS)
@pytest.mark.parametrize("sentence", sentences("text"))
def test_what_only_looks_like_a_mention_stays_text(sentence: str, mode: str) -> None:
    assert marked(sentence, mode) == sentence


SHAPES = (
    *("{0} {1}", "{1} ({0})", "{0} ({1})", "{0}: {1}", "{0}, {1}", "{0}/{1}", "{0} - {1}", "{0} \N{EM DASH} {1}"),
    *('{0} "{1}"', '{0} ("{1}")', '{0}, "{1}"', '"{1}" ({0})', "{1}({0})", "{0} error ({1})", "{1} error ({0})"),
    *("HTTP {0}", "HTTP/1.1 {0} {1}", "HTTP {1} ({0})", "HTTP status code: {0}", "HTTP/{0} {1}"),
)


@pytest.mark.parametrize("code", PHRASES)
def test_every_phrase_and_name_of_a_code_is_its_own_in_every_shape(code: int) -> None:
    phrases = (PHRASES[code], *OLD_PHRASES.get(code, ()))
    names = [re.sub("[- ]", "_", phrase).replace("'", "") for phrase in phrases]
    camels = [phrase.title().replace("'M", "m").replace(" ", "").replace("-", "") for phrase in phrases]
    for said in (*phrases, *names, *(name.upper() for name in names), *camels, *(f"HTTP{name}" for name in camels)):
        for shape in SHAPES:
            text = shape.format(code, said)
            assert marked(f"A {text}.", "strict") == f"A [[{text}]]."


@pytest.mark.parametrize("code", PHRASES)
def test_no_phrase_of_another_code_is_its_own(code: int) -> None:
    for other, phrase in PHRASES.items():
        if other != code:
            for shape in SHAPES:
                if "{1}" in shape and not shape.startswith("HTTP/{0}"):
                    assert found(shape.format(code, phrase), "strict") == []


@pytest.mark.parametrize(
    "glue", ["a", "1", "-", "#", "_", ".", ",", "/", "\\", "@", "=", "$", "\N{HYPHEN}", "\N{EN DASH}"]
)
def test_what_is_glued_on_is_no_mention(glue: str) -> None:
    for text in ("404 Not Found", "Not Found (404)", "HTTP 404", "404 error", "404 or 410 errors"):
        if glue != "," or not text.startswith("404 or"):
            assert marked(f"x{glue}{text}", "loose") == f"x{glue}{text}".replace("or 410 errors", "or [[410 errors]]")
    for text in ("404 Not Found", "HTTP 404"):
        assert (found(f"{text}{glue}x") == []) == (glue != "\N{EN DASH}")


def test_what_is_glued_to_the_end_is_no_mention() -> None:
    for glue in (*":~&'_", "\N{RIGHT SINGLE QUOTATION MARK}", "\N{NON-BREAKING HYPHEN}"):
        assert found(f"HTTP 404{glue}x") == []
    for glue in "%$*^+-_s5":
        assert found(f"HTTP 404{glue} x") == []
    for end in (*".,:;!?)]}|'\"`", "\N{RIGHT SINGLE QUOTATION MARK}", "\N{EM DASH}", " -", "--", "\n"):
        assert found(f"HTTP 404{end} x") == ["HTTP 404"]


@pytest.mark.parametrize(
    "before", ["", " ", "\n", *"([{\"'|`", "\N{LEFT DOUBLE QUOTATION MARK}", "\N{EM DASH}", "\N{NO-BREAK SPACE}"]
)
def test_a_mention_may_begin_behind_blanks_brackets_and_quotes(before: str) -> None:
    for text in ("404 Not Found", "HTTP 404", "Not Found (404)", "404 error", "error 404"):
        assert found(f"x{before}{text}" if before else text) == [text]


@pytest.mark.parametrize(
    "after", ["", " x", ".", ", x", ")", "...", ". X", "!", ": x", "\N{RIGHT DOUBLE QUOTATION MARK}", "\N{EM DASH}x"]
)
def test_what_ends_a_phrase_does_not_matter(after: str) -> None:
    assert found(f"404 Not Found{after}", "strict") == ["404 Not Found"]


def test_a_name_that_is_none_hides_no_mention_behind_it() -> None:
    text = "It is an HTTPStatus. It answers 404 Not Found, or HTTPStatus.GONE; HTTPStatus.get() http.HTTPStatus.OK."
    assert found(text, "strict") == ["404 Not Found", "HTTPStatus.GONE", "http.HTTPStatus.OK"]


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
    assert found("It is Not Found (404 and more).", mode) == []


def test_a_member_may_begin_a_text() -> None:
    for text in ("[[http.HTTPStatus.NOT_FOUND]] is raised.", "[[HTTPStatus.NOT_FOUND]] is raised."):
        assert marked(text, "strict") == text


@pytest.mark.parametrize("mode", FINDERS)
@pytest.mark.parametrize("blank", [" ", "\N{NO-BREAK SPACE}"])
def test_a_number_in_thousands_is_no_mention(blank: str, mode: str) -> None:
    assert found(f"It costs 1{blank}200 OK.", mode) == []


COUNTED = (
    "requests calls connections clients users pages rows items lines files bytes bits milliseconds seconds minutes hours "
    "days characters chars records objects messages threads workers pixels points people kB KB MiB GB Mbps ms s second "
    "minute hour day byte bit character line word row item percent per px"
)
NOT_COUNTED = "status success access page answer unless across always responses redirects"


@pytest.mark.parametrize("mode", FINDERS)
def test_a_number_that_counts_or_measures_something_is_no_mention(mode: str) -> None:
    for noun in (*COUNTED.split(), "of the", "of them", "of these", "of those", "more percent", "concurrent  request"):
        assert found(f"HTTP 200 {noun} here", mode) == []
        assert found(f"HTTP 200, {noun} here", mode) == ["HTTP 200"]
    for noun in NOT_COUNTED.split():
        assert found(f"HTTP 200 {noun} here", mode) == ["HTTP 200"]


RANGES = {
    "HTTP 400 or {}": "greater higher above more over up upwards later less fewer lower below under",
    "HTTP 400, and {}": "beyond larger bigger smaller everything_above all_above any_higher",
    "HTTP 400 {} 499": "to through thru till until up_to - -- .. ... ~ -> \N{EN DASH} \N{MINUS SIGN}",
    "{} HTTP status 400": "above over below under beneath beyond exceeds exceeding within between",
    "{} HTTP 400": "greater_than less_than or_equal_to at_least at_most up_to in_the_range_of",
    "HTTP status {} 400": "> >= < <= \N{GREATER-THAN OR EQUAL TO} \N{LESS-THAN OR EQUAL TO}",
    "HTTP 400 {} x": "> >= < <= \N{GREATER-THAN OR EQUAL TO} \N{LESS-THAN OR EQUAL TO}",
    "HTTP 400 {} HTTP 404": "through thru",
    "{} HTTP 400 and HTTP 451": "between",
    "the HTTP 400 {}": "range ranges series class family level levels block type",
}


@pytest.mark.parametrize("mode", FINDERS)
@pytest.mark.parametrize("shape", RANGES)
def test_a_range_is_no_mention(shape: str, mode: str) -> None:
    for word in RANGES[shape].split():
        text = shape.format(word.replace("_", " "))
        assert found(f"It is {text}.", mode) == []
        assert found(f"It is HTTP 400, x {text} x.", mode) == ["HTTP 400"]


RAISES = (
    "return returns returned returning respond responds responded responding reply replies replied replying answer answers "
    "answered answering abort aborts aborted aborting raise raises raised raising throw throws threw throwing fail fails "
    "failed failing result results resulted resulting"
)
TAKES = (
    "send sends sent sending get gets got gotten getting give gives gave giving issue issues issued cause causes caused "
    "causing receive receives received receiving produce produces produced producing"
)


def test_verbs_that_are_said_of_statuses_are_known() -> None:
    for verb in RAISES.split():
        for words in ("a 404", "404", "with 404", "in a 404", "either a 404", "only 404"):
            assert found(f"They {verb} {words}.") == ["404"]
        assert found(f"They {verb}x 404.") == found(f"They {verb}x a 404.") == []
    for verb in TAKES.split():
        assert found(f"They {verb} a 404.") == ["404"]
        assert found(f"They {verb} 404.") == []
        assert found(f"They un{verb} a 404.") == []
        assert found(f"They {verb} a 404 thing.") == []


ENDS = (
    ". ; : ! ? ( ) -- \N{EN DASH} \N{EM DASH} \N{HORIZONTAL ELLIPSIS} is was will would may can must if when whenever unless "
    "for on and or because instead as to from in with without until but rather starting by then here again now before "
    "after while since where so at otherwise"
)


@pytest.mark.parametrize("end", ENDS.split())
def test_what_may_follow_a_status_that_is_returned(end: str) -> None:
    assert found(f"It returns 404 {end} x") == ["404"]
    assert found(f"It returns 404 {end}x") == (["404"] if not end[-1:].isalpha() else [])


NOUNS = {
    "It is a 404 {}.": "status status-code response error reply exception redirect view handler template challenge failure",
    "They are 404 {} of it.": "statuses codes status-codes responses replies errors exceptions redirects client_errors",
    "The {} code was 204.": "status response error result success",
}


@pytest.mark.parametrize("shape", NOUNS)
def test_the_nouns_of_loose_mode_are_known(shape: str) -> None:
    for noun in NOUNS[shape].split():
        text = shape.format(noun.replace("_", " "))
        assert len(found(text)) == 1


OTHER_CODES = "area country zip EPSG product return"


def test_codes_of_other_things_are_no_statuses() -> None:
    for other in OTHER_CODES.split():
        assert found(f"The {other} code is 404.") == []


NUMBERED = (
    "id ids item record row user ticket issue number no. object order post product page file resource key line port bug "
    "rule section chapter figure table version Versions step device node job task pid customer sensor channel element "
    "entry member student question room offset index revision account"
)


@pytest.mark.parametrize("mode", FINDERS)
def test_what_stands_under_a_number_is_no_mention(mode: str) -> None:
    for noun in NUMBERED.split():
        assert found(f"The {noun} 404 not found", mode) == []
        assert found(f"The {noun} 404 error", mode) == []
        assert found(f"The {noun}x 404 not found", mode) == ["404 not found"]


PROTOCOLS = (
    "SIP SIPS RTSP ICAP CoAP FTP FTPS SMTP SMTPS ESMTP LMTP NNTP ICY XMPP AMQP IRC STUN MSRP MGCP"
    " POP3 IMAP IMAP4 Modbus Diameter RADIUS Telnet"
    " Session_Initiation_Protocol File_Transfer_Protocol Mail_Transfer_Protocol Real_Time_Streaming_Protocol"
)


def test_codes_of_other_protocols_are_no_mentions_unless_http_is_said() -> None:
    for protocol in PROTOCOLS.split():
        name = protocol.replace("_", " ")
        assert found(f"In {name} a 404 Not Found") == []
        assert found(f"In {name} an HTTP 404 Not Found") == ["HTTP 404 Not Found"]
        assert found(f"In {name}x a 404 Not Found") == ["404 Not Found"]
        assert found(f"In {name}-like words a 404 Not Found") == ["404 Not Found"]
        assert found(f"In {name} a 404 error") == []


@pytest.mark.parametrize(
    ("text", "strict", "loose"),
    [
        ("HTTP 404, 410 or 503", "404 410 503", "404 410 503"),
        ("HTTP 404 (Not Found), 410 (Gone) or 503", "404 (Not Found)|410 (Gone)|503", "404 (Not Found)|410 (Gone)|503"),
        ("either 200 (OK) or 204", "200 (OK)", "200 (OK)|204"),
        ("HTTP 404, 599 and 410", "404 410", "404 410"),
        ("HTTP 404,410/503|504", "404 410 503 504", "404 410 503 504"),
        ("HTTP 404,410/503.html", "404 410", "404 410"),
        ("404,410 errors", "", "404 410"),
        ("errors 404, 410 and 500 users", "", ""),
        ("HTTP 404, 410 and above", "", ""),
        ("HTTP 404 (Not Found), 410 and above", "", ""),
        ("HTTP 404 & 410", "404 410", "404 410"),
        ("neither HTTP 404 nor 410", "404 410", "404 410"),
        ("HTTP 404.html, 410", "", ""),
        ("errors 200 and 404", "", ""),
        ("errors 410 and 404", "", "410 404"),
        ("200 OK/404 Not Found", "200 OK|404 Not Found", "200 OK|404 Not Found"),
        ("HTTP 401/403 Forbidden", "401|403 Forbidden", "401|403 Forbidden"),
        ("404 error, 200 OK", "200 OK", "404 error|200 OK"),
        ("a 404, a 410 or the 503 status", "", "404 410 503"),
        ("HTTP 404. 410 is another", "HTTP 404", "HTTP 404"),
        ("404, 410", "", ""),
    ],
)
def test_of_a_list_each_is_a_mention_if_one_is(text: str, strict: str, loose: str) -> None:
    for mode, said in (("strict", strict), ("loose", loose)):
        assert found(text, mode) == (said.split("|") if re.search("[A-Z]", said) else said.split())


def test_extra_statuses_are_found_with_their_phrase() -> None:
    extra = {499: Status(499, "CLIENT_CLOSED_REQUEST", "Client Closed Request")}
    finder = MentionFinder(Registry(load("http.HTTPStatus"), extra=extra), loose=False)
    assert [mention.code for mention in finder.find("499 Client Closed Request, 498 Client Closed Request")] == [499]


@pytest.mark.parametrize("mode", FINDERS)
def test_a_very_long_text_is_searched_in_one_go(mode: str) -> None:
    assert found("404. " * 10_000 + "404 Not Found" + " x" * 10_000, mode) == ["404 Not Found"]
    for blank in (" " * 10_000, "x" * 10_000):
        text = f"HTTP status{blank}404 or{blank}404,{blank}404 Not{blank}x e.g.{blank}404{blank}(404 Not Found)"
        assert found(text, mode)[-1] == "404 Not Found"


def test_patterns_are_made_of_phrases_to_the_letter() -> None:
    extra = {499: Status(499, "X", "What (is) *this*?")}
    finder = MentionFinder(Registry(load("http.HTTPStatus"), extra=extra), loose=False)
    assert [mention.code for mention in finder.find("499 What (is) *this*? 499 What is this")] == [499]


def test_a_word_of_an_own_enum_is_a_phrase_only_where_no_number_may_count_it() -> None:
    extra = {499: Status(499, "APPLE", "Apple")}
    finder = MentionFinder(Registry(load("http.HTTPStatus"), extra=extra), loose=False)
    for text, times in (("499 apple trees", 0), ("499 Apple", 1), ("499 (apple)", 1), ("apple(499)", 1)):
        assert len(list(finder.find(text))) == times
    for text in ("200 ok", "401 unauthorized", "403 forbidden"):
        assert found(f"It is {text}.") == [text]


def test_the_name_of_a_member_is_a_phrase_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own_names.py").write_text(
        "import enum\nclass S(enum.IntEnum):\n    TOO_COLD = 477, 'Freezing'\n    def __new__(cls, code, phrase):\n        self = int.__new__(cls, code)\n        self._value_ = code\n        self.phrase = phrase\n        return self\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    finder = MentionFinder(Registry(load("own_names.S")), loose=False)
    text = "477 TOO_COLD, 477 Freezing, 477 Warm; http.client.NOT_FOUND, HTTPStatus.GONE"
    assert [mention.code for mention in finder.find(text)] == [477, 477, 404, 410]


def test_symbols_of_the_skeleton_in_a_text_are_no_statuses() -> None:
    assert found("HTTP \ue000\ue003 \ue004 \ue001 (\ue000) \ue006\ue007 error, 404 Not Found") == ["404 Not Found"]
