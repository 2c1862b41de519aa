"""The forms of plain mentions, and what only looks like one: rows, and no logic."""

from __future__ import annotations

from typing import NamedTuple


class Form(NamedTuple):
    """One way to mention a status, or for a trap, to say something else."""

    #: ``#`` stands for a status or a list of them: ``404``, ``404 or 410``, ``404 (Not Found)``. ``#error`` stands for
    #: errors alone, ``#odd`` for a list with one that is no round number, and ``#rare`` for one that is either.
    #: In :data:`IN_FULL`, ``#`` is a code, ``PHRASE`` its reason phrase, and ``phrase`` in small letters too.
    #: ``<name>`` is a word of :data:`WORDS`, with ``?`` at most one, with ``*`` up to four, with ``+`` one to four.
    #: What stands between square brackets is linked; of a list it is each status alone.
    template: str
    #: A sentence with the form; what is linked in double brackets.
    example: str


#: What ``<name>`` stands for: patterns with blanks between, and ``_`` for a blank within one.
WORDS = {
    "a": "an? the",
    "above": (
        "above over below under beneath beyond exceeds? exceeding "
        "(?:greater|less|more|higher|lower|fewer|larger|smaller)_than or_equal_to at_least at_most up_to "
        "range_of within between > >= \N{GREATER-THAN OR EQUAL TO} < <= \N{LESS-THAN OR EQUAL TO}"
    ),
    "an": "an?",
    "any": r"\w+",
    "code": "codes?(?:_returned)? status(?:es)? status-codes?",
    "codes": "codes?",
    "dash": "\\s[-\N{EN DASH}\N{EM DASH}]{1,2}\\s",
    "either": "either both only",
    "end": (
        r"[.;:!?()] ,(?=\s) \Z is was will would may can must if when whenever unless for on and or because "
        "instead as to from in with without until but rather starting by then here again now"
    ),
    "error": "errors?",
    "exception": "[a-z]+(?:Error|Exception)",
    "exit": r"exit(?:s|ed)? process (?<!HTTP\s)return child wait",
    "instead": "instead_of rather_than",
    "is": (
        "of is are was were to as (?:is|are|was|were|does|do)_not isn't other_than equal_to set_to : = != "
        "(?:will|should|must|can|may|would)(?:_not)?_be"
    ),
    "kind": "status response error result success HTTP",
    "many": "more other different concurrent simultaneous parallel people",
    "more": "greater higher above more over up upwards? later less lower below under beyond larger bigger smaller",
    "noun": (
        "status(?:es)? codes? status-codes? (?:client_|server_)?errors? responses? repl(?:y|ies) results? "
        "returns? returned exceptions? with(?:_an?)?(?=_(?:status|response|error|code))"
    ),
    "number": "[1-9][0-9X]{2}",
    "numbered": (
        r"ids? items? records? rows? users? tickets? issues? numbers? \bno\. objects? orders? (?-i:posts?) "
        "products? pages? files? resources? keys? lines? ports? bugs? rules? sections? chapters? figures? "
        "tables? versions?"
    ),
    "one": r"status(?:[-\s]code)? (?:response|error)(?:_code)? reply exception",
    "or": r"\(?(?:or|and) nor",
    "page": "page view handler template challenge",
    "plural": (
        "(?!(?:statuses|responses|errors|redirects|exceptions|replies|codes|was|has|as|does|its|always|means|says|"
        r"tells|shows|indicates|occurs|comes|causes|returns|requires|lets|asks)\b)[a-z]*[a-rtv-z]s(?<!is)"
    ),
    "protocol": "HTTP",
    "quote": (
        "[\"'`\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
        "\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
        "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}]"
    ),
    "raises": (
        "returns? returned returning responds? responded responding repl(?:y|ies|ied|ying) answers? answered "
        "answering raises? raised raising throws? threw throwing fails? failed failing results? resulted "
        "resulting"
    ),
    "range": "ranges? series class family levels? blocks? type",
    "redirect": "redirect code",
    "several": r"statuses (?:status|response|error)?[-\s]?codes responses replies errors exceptions redirects",
    "side": "HTTP client server",
    "such": r",?\s*+\(?(?:e\.g\.?|i\.e\.?|like|such_as|for_example|for_instance),? \(",
    "suffix": r"[a-z](?:Error|Exception)\b",
    "takes": (
        "sends? sent sending gets? got getting gives? gave giving issues? issued causes? caused causing "
        "receives? received receiving produces? produced produces"
    ),
    "thousands": r"(?<![\w./])[0-9]{1,3}",
    "to": "to through thru till until up_to [-\N{EN DASH}\N{EM DASH}]+ \\.\\.+ \N{HORIZONTAL ELLIPSIS}",
    "unit": (
        "(?:milli)?second minute hour day (?:kilo|mega)?byte bit character line word row item (?:kilo)?metre "
        "(?:[kMGT]i?)?B (?:[kMGT])?(?:bps|Hz) ms percent per px of_(?:the|them|these|those)"
    ),
    "with": "with back in by",
}

#: A code with its reason phrase. Found in both modes.
IN_FULL = (
    Form("[# PHRASE]", "It is [[404 Not Found]]."),
    Form("[#: PHRASE]", "It is [[404: Not Found]]."),
    Form("[#, PHRASE]", "It is [[404, Not Found]]."),
    Form("[#<dash>PHRASE]", "It is [[404 - Not Found]]."),
    Form("[#/PHRASE]", "It is [[404/Not Found]]."),
    Form("[# <noun>* (phrase)]", "It is a [[404 error (Not Found)]]."),
    Form("[# <quote>phrase<quote>]", 'It is a [[404 "not found"]] error.'),
    Form("[#, <quote>phrase<quote>]", 'It is a [[304, "Not Modified"]].'),
    Form("[# (<quote>phrase<quote>)]", 'It is a [[301 ("Moved Permanently")]].'),
    Form("[PHRASE <noun>* (#)]", "It is [[Not Found (404)]]."),
    Form("[<quote>phrase<quote> (#)]", 'It is a [["not found" (404)]].'),
    Form("[phrase(#)]", "Errors: [[unauthorized(401)]], [[conflict(409)]]."),
)

#: A code behind HTTP's name. Found in both modes.
STRICT = (
    Form("[HTTP #]", "It answers [[HTTP 404]]."),
    Form("[HTTP <noun>+ <is>? <either>? #]", "The [[HTTP status code is 404]]."),
    Form("HTTP <noun>+ <such> [#]", "An HTTP status code, e.g. [[404]]."),
    Form("[HTTP/#]", "It answers [[HTTP/404]]."),
)

#: A code beside other words. Found in loose mode.
LOOSE = (
    Form("[<kind> <code> <is>? <either>? #]", "The [[status code is 404]]."),
    Form("<kind> <code> <such> [#]", "A status code, such as [[404]]."),
    Form("[status <is>? <either>? #]", "It has [[status 404]]."),
    Form("status <such> [#]", "Another status (such as [[404]])."),
    Form("code of [#]", "It has a code of [[400]]."),
    Form("<codes> <is>? [#odd]", "It has the codes [[404]] and [[410]]."),
    Form("response <is> [#odd]", "The response is [[404]]."),
    Form("[<error> <is>? #error]", "It is [[error 404]]."),
    Form("<suffix> [#error]", "It raises ResourceError [[404]]."),
    Form("[#rare <side>* <one>]", "Any [[404 error]] is logged."),
    Form("<a> [# <side>* <one>]", "It is a [[200 response]]."),
    Form("[#odd <side>* <several>]", "They are [[404 errors]]."),
    Form("[#error <page>] <end>", "It shows the [[404 page]]."),
    Form("[#error] <exception>", "It raises a [[404]] ResourceError."),
    Form("<a> [#] <redirect>", "It is a [[301]] redirect."),
    Form("[#error <any> error]", "It is a [[409 naming error]]."),
    Form("<raises> <with>? <either>? [#rare] <end>", "It returns [[404]]."),
    Form("<raises> <with>? <either>? <a> [#] <end>", "It returns a [[200]]."),
    Form("response <with> <a>? [#] <end>", "It is a response with a [[200]]."),
    Form("<takes> <either>? <a> [#] <end>", "It gets a [[200]]."),
    Form("<instead> <a>? [#rare] <end>", "It says so instead of [[404]]."),
    Form("<an> [#rare] <end>", "It becomes a [[304]]."),
)

#: What is no mention, but with a reason phrase.
TRAPS = (
    Form("# <or> <more>", "It is HTTP status 400 or higher."),
    Form("<above> <protocol>? <noun>* <is>? #", "It is anything above HTTP status 400."),
    Form("# <to> <protocol>? <number>", "They are HTTP 200 to 299."),
    Form("# <to> #", "They are status codes 400 to 404."),
    Form("# <range>", "It is in the HTTP 400 range."),
    Form("# <many>", "They are HTTP 500 concurrent users."),
    Form("# <plural>", "They are HTTP 500 requests."),
    Form("# <unit>", "It is HTTP 500 MB."),
    Form("<exit> <with>? <a>? <code>+ <is>? <such>? #", "It has the exit status 100."),
)

#: What is none even with a reason phrase.
FULL_TRAPS = (
    Form("<numbered> #", "There is no item 404 not found."),
    Form("<thousands> #", "They cost 1 200 OK."),
)
