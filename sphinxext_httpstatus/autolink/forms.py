"""The forms of plain mentions, and what only looks like one: rows, and no logic."""

from __future__ import annotations

from typing import NamedTuple


class Form(NamedTuple):
    """One way to mention a status, or for a trap, to say something else."""

    #: ``#`` stands for a status or a list of them: ``404``, ``404 or 410``, ``404 (Not Found)``. ``#error`` stands for
    #: errors alone, ``#round`` for round numbers alone, ``#odd`` for other lists, ``#rare`` for odd ones and errors.
    #: In :data:`IN_FULL`, ``#`` is a code, ``PHRASE`` its reason phrase, and ``phrase`` in small letters too.
    #: ``<name>`` is a word of :data:`WORDS`, with ``?`` at most one, with ``*`` up to four, with ``+`` one to four.
    #: What stands between square brackets is linked; of a list it is each status alone.
    template: str
    #: A sentence with the form; what is linked in double brackets.
    example: str


_QUOTE = (
    "[\"'`\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}"
    "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\N{SINGLE LOW-9 QUOTATION MARK}"
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
    "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}]"
)

#: What ``<name>`` stands for: patterns with blanks between, and ``_`` for a blank within one.
WORDS = {
    "a": "an? the",
    "above": (
        "above over below under beneath beyond exceeds? exceeding "
        "(?:greater|less|more|higher|lower|fewer|larger|smaller)_than or_equal_to at_least at_most up_to "
        "range_of within"
    ),
    "adjective": (
        r"(?!(?:if|for|when|with|and|or|on|in|to|from|because|as|is|are|but|instead|until|unless|without|while|by|at|"
        r"of|the|an?|that|which|errors?|response|status|http|client|server)\b)[a-z]+"
    ),
    "all": "any anything everything all the",
    "an": "an?",
    "any": r"\w+",
    "before": "is be becomes? with of into as to in via see encounters? serves? shows? showing not",
    "between": r"(?<!difference\s)between",
    "code": "codes?(?:_returned)? status(?:es)?",
    "codes": "codes?",
    "dash": "\\s[-\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}\N{MINUS SIGN}\N{HYPHEN}]{1,3}\\s",
    "digits": "[0-9]+",
    "either": "either only",
    "end": (
        r"[.;:!?()] ,(?=\s) \Z is was will would may can must if when whenever unless for on and or because "
        "instead as to from in with without until but rather starting by then here again now before after while "
        "since where so at otherwise -- \N{EN DASH} \N{EM DASH} \N{HORIZONTAL ELLIPSIS}"
    ),
    "exception": "(?-i:[A-Z][A-Za-z]*(?:Error|Exception))",
    "exit": "exit(?:s|ed|ing)? end(?:s|ed)? terminat(?:es?|ed|ing) process child",
    "instead": "instead_of rather_than",
    "is": (
        "of (?:is|are|was|were)(?:_(?:not|always|usually|now|set_to))? isn['\N{RIGHT SINGLE QUOTATION MARK}]t to as "
        "do(?:es)?_not other_than equals? (?:not_)?equal_to becomes set_to : ==? != "
        "(?:will|should|must|can|may|would)(?:_not)?_be"
    ),
    "kind": "status response error result success",
    "many": "more concurrent people",
    "mark": "[:,/=]",
    "measured": "standard squared",
    "modal": "is was will would should must",
    "more": (
        "greater higher above more over up onwards? upwards? later less fewer lower below under beyond larger "
        "bigger smaller so(?!_on)"
    ),
    "nearly": "nearly almost",
    "noun": (
        "status(?:es)? codes? status-codes? statuscodes? -status(?:-code)? (?:(?:client|server)_)?error response "
        "repl(?:y|ies) result returns? returned exception redirect "
        "with(?:_(?:an?|the))?(?=_(?:status|response|error|code))"
    ),
    "nouns": "(?:(?:client|server)_)?errors responses",
    "number": r"\b[1-9][0-9X]{2}\b",
    "numbered": (
        r"ids? item record row user ticket issue number \bno\. object order (?-i:post) product pages? file resource "
        "key lines? port bug rule section chapter figure table versions? step device node job task pid customer sensor "
        "channel element entry member student question room offset index revision account"
    ),
    "of": "of out_of",
    "one": r"status(?:[-\s]code)? (?:response|error)(?:_code)? reply exception",
    "onward": r"up onwards? \(?inclu(?:sive|ded)\b",
    "or": r",?\s*+\(?\b(?:or|and)\b",
    "other": "area country zip EPSG product",
    "page": "page view handler template challenge failure",
    "plural": (
        "(?!(?:statuses|responses|errors|redirects|exceptions|replies|codes|was|has|as|does|its|always|means|says|"
        r"tells|shows|indicates|implies|occurs|happens|comes|causes|triggers|returns|requires|lets|asks|vs)\b)[a-z]*[a-rtv-z]s(?<!is)"
    ),
    "protocol": "HTTP",
    "quote": _QUOTE,
    "raises": (
        "returns? returned returning responds? responded responding repl(?:y|ies|ied|ying) answers? answered "
        "answering aborts? aborted aborting raises? raised raising throws? threw throwing fails? failed failing "
        "results? resulted resulting"
    ),
    "range": "ranges? series class family levels? blocks? type",
    "rate": "per an?_(?:second|minute|hour|day|week|month|year)",
    "redirect": "redirect(?:ion)? code",
    "return": r"(?<!HTTP\s)return",
    "several": r"statuses (?:status|response|error)?[-\s]?codes responses replies errors exceptions redirects",
    "side": "HTTP client server",
    "sign": ">(?<![-=]>)=? <=? \N{GREATER-THAN OR EQUAL TO} \N{LESS-THAN OR EQUAL TO}",
    "status": r"status status[-\x5f]codes?",
    "such": (
        r",?\s*+\(?\b(?:e\.?g\.?|i\.?e\.?|like|such_as|for_example|for_instance|including|namely)[,:]? \( "
        rf"{_QUOTE} :\s*+{_QUOTE}"
    ),
    "suffix": r"[a-z](?-i:Error|Exception)\b",
    "takes": (
        "sends? sent sending gets? got gotten getting gives? gave giving issues? issued causes? caused causing "
        "receives? received receiving produces? produced producing"
    ),
    "thing": "request connection",
    "thousands": r"(?<![\w./])[0-9]{1,3}",
    "through": "through thru",
    "to": (
        "to through thru till until up_to [-~>\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}\N{MINUS SIGN}\N{HYPHEN}"
        "\N{NON-BREAKING HYPHEN}\N{RIGHTWARDS ARROW}]+ "
        ",?\\s*+(?:\\.\\.+|\N{HORIZONTAL ELLIPSIS}),?"
    ),
    "unit": (
        "(?:milli)?sec(?:ond)? minute hour day (?:kilo|mega)?byte octet bit character line word row item pixel volt "
        "(?:[kMGT]i?)?B (?:[kMGT])?(?:bps|Hz|bit/s) req/s (?:[cmk])?m kg (?:[mu\N{MICRO SIGN}])?s px percent million % "
        "of_(?:the|them|these|those)"
    ),
    "with": "with in",
}

#: A code with its reason phrase. Found in both modes.
IN_FULL = (
    Form("[# PHRASE]", "It is [[404 Not Found]]."),
    Form("[# <mark> PHRASE]", "It is [[404: Not Found]]."),
    Form("[#<dash>PHRASE]", "It is [[404 - Not Found]]."),
    Form("[# <noun>* (phrase)]", "It is a [[404 error (Not Found)]]."),
    Form("[# <mark>? <quote>phrase<quote>]", 'It is a [[404 "not found"]] error.'),
    Form("[# (<quote>phrase<quote>)]", 'It is a [[301 ("Moved Permanently")]].'),
    Form("[PHRASE <noun>* (#)]", "It is [[Not Found (404)]]."),
    Form("[<quote>phrase<quote> (#)]", 'It is a [["not found" (404)]].'),
    Form("[phrase(#)]", "Errors: [[unauthorized(401)]], [[conflict(409)]]."),
)

#: A code behind HTTP's name. Found in both modes.
STRICT = (
    Form("[HTTP #]", "It answers [[HTTP 404]]."),
    Form("[HTTP/#]", "It answers [[HTTP/404]]."),
    Form("[HTTP <noun>+ <is>? <either>? #]", "The [[HTTP status code is 404]]."),
    Form("[HTTP <noun>* <nouns> #]", "They are [[HTTP errors 404]] and so on."),
    Form("HTTP <noun>* <code> <such> [#]", "An HTTP status code, e.g. [[404]]."),
    Form("HTTP <noun>* <is>? <quote>[#]", "The HTTP status is '[[404]]'."),
)

#: A code beside other words. Found in loose mode.
LOOSE = (
    Form("[<kind> <code> <is>? <either>? #]", "The [[status code is 404]]."),
    Form("<kind> <code> <such> [#]", "A status code, such as [[404]]."),
    Form("[<status> <is>? <either>? #]", "It has [[status 404]]."),
    Form("status <such> [#]", "Another status (such as [[404]])."),
    Form("code of [#]", "It has a code of [[400]]."),
    Form("<codes> <is>? [#odd]", "It has the codes [[404]] and [[410]]."),
    Form("response <is> [#odd]", "The response is [[404]]."),
    Form("[error <is>? #error]", "It is [[error 404]]."),
    Form("[errors #error]", "They are errors [[404]] and [[410]]."),
    Form("<suffix> [#error]", "It raises ResourceError [[404]]."),
    Form("[#odd <side>* <several>]", "They are [[404 errors]]."),
    Form("[#rare <side>* <one>]", "See any [[404 error]] log."),
    Form("<a> [# <side>* <one>]", "It is a [[200 HTTP response]]."),
    Form("[# <one>] <end>", "There is a GET [[200 response]]."),
    Form("[#error <page>] <end>", "It shows the [[404 page]]."),
    Form("[#error] <exception>", "It raises a [[404]] ResourceError."),
    Form("<a> [#] <redirect>", "It is a [[301]] redirect."),
    Form("[#error <any> error]", "It is a [[409 naming error]]."),
    Form("<raises> <with>? <either>? [#rare] <end>", "It returns [[404]]."),
    Form("<raises> <with>? <either>? <a> [#] <end>", "It returns a [[200]]."),
    Form("<takes> <either>? <a> [#] <end>", "It gets a [[200]]."),
    Form("<instead> <a>? [#rare] <end>", "It says so instead of [[404]]."),
    Form("<before> <an> [#rare] <end>", "It becomes a [[304]]."),
    Form("<an> [#rare] <modal>", "A [[404]] must be cached."),
)

#: What is no mention, but with a reason phrase.
TRAPS = (
    Form("# <onward>", "They are HTTP 400 onward."),
    Form("# <sign>", "It is HTTP 400 <= status."),
    Form("<sign> <protocol>? #", "It is a status code > HTTP 400."),
    Form("<above> <protocol>? <noun>* <is>? #", "It is anything above HTTP status 400."),
    Form("# <to> #", "They are status codes 400 to 404."),
    Form("# <through> <protocol> #", "They are HTTP 400 through HTTP 404."),
    Form("<between> <protocol>? <noun>* # and <protocol> #", "They are between HTTP 400 and HTTP 451."),
    Form("<between> <protocol>? <noun>* #", "They are between HTTP 400 and 404."),
    Form("# <of> #", "They are HTTP 200 of 300."),
    Form("# <range>", "It is in the HTTP 400 range."),
    Form("# <many>", "They are HTTP 404 concurrent users."),
    Form("# <plural>", "They are HTTP 500 requests."),
    Form("#round <adjective> <plural>", "They are HTTP 500 failed requests."),
    Form("#round <thing>", "It has an HTTP 100 request limit."),
    Form("# <unit>", "It is HTTP 500 MB."),
    Form("# <several>? <rate>", "They are HTTP 500 responses per second."),
    Form("# <digits>", "They are HTTP 500 000 requests."),
    Form("<nearly> #", "There were nearly 404 errors."),
    Form("<other> <codes> <is>? #", "The area code is 404."),
    Form("<measured> error <is>? #", "The standard error is 404."),
    Form("<exit> <with>? <a>? <code>+ <is>? <such>? #", "It has the exit status 100."),
    Form("<return> <codes> <is>? <such>? #", "It has the return code 204."),
)

#: What is none even with a reason phrase.
FULL_TRAPS = (
    Form("# <or> <all>? <more>", "It is 400 Bad Request or higher."),
    Form("# <to> <protocol>? <number>", "They are 200 OK to 299."),
    Form("<numbered> #", "There is no item 404 not found."),
    Form("<thousands> #", "They cost 1 200 OK."),
)
