"""What the standards say of each status code: rows, and no logic.

Sources, as of 2025-09-15:

* codes and reason phrases: the IANA HTTP Status Code Registry (RFC 9110, Section 16.2.1);
* references: the RFCs named in each row, every section looked up in the RFC's text;
* older reason phrases: the RFCs named beside them.

Of the registry's entries, 104 (temporary) and 306 (unused) are left out, as in :class:`http.HTTPStatus`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final


class Reference(NamedTuple):
    """Where a status code is defined: what the Details cell of its row says.

    An RFC and its section, or for a code that no RFC defines a URL.
    """

    #: What defines the code: ``"HTTP Semantics"``.
    label: str
    #: The RFC's number: ``9110``; 0 if no RFC defines the code.
    rfc: int = 0
    #: The section of the RFC: ``"15.5.5"``; may be empty.
    section: str = ""
    #: The standing of the definition where it is not plainly in force: ``"Experimental"``.
    mark: str = ""
    #: Whether :attr:`text` names the section. The link leads to the section either way.
    section_in_text: bool = True
    #: Where a code that no RFC defines is described.
    url: str = ""

    @property
    def text(self) -> str:
        """The RFC part of the cell, ``"RFC 9110, Section 15.5.5"``; empty if no RFC defines the code."""
        if not self.rfc:
            return ""
        if self.section and self.section_in_text:
            return f"RFC {self.rfc}, Section {self.section}"
        return f"RFC {self.rfc}"

    @property
    def target(self) -> str:
        """The target of Sphinx's ``rfc`` role: ``"9110#section-15.5.5"``."""
        return f"{self.rfc}#section-{self.section}" if self.section else f"{self.rfc}"

    def rfc_url(self, rfc_base_url: str) -> str:
        """Return the address of the RFC's section.

        :param rfc_base_url: docutils' setting of this name.
        """
        number, mark, section = self.target.partition("#")
        return f"{rfc_base_url}rfc{number}.html{mark}{section}"


class Status(NamedTuple):
    """One HTTP status."""

    #: The status code, three digits (RFC 9110, Section 15).
    code: int
    #: The name of the enum's member: ``"NOT_FOUND"``.
    name: str
    #: The reason phrase, a protocol token that is never translated: ``"Not Found"``.
    phrase: str
    #: One sentence on what the status means; may be empty.
    description: str = ""
    #: Where the code is defined; None if nothing says.
    reference: Reference | None = None

    @property
    def title(self) -> str:
        """Code and reason phrase: ``"404 Not Found"``."""
        return f"{self.code} {self.phrase}"


# Titles that more than one reference has.
_HINTS = "An HTTP Status Code for Indicating Hints"
_EARLY_DATA = "Using Early Data in HTTP"
_ADDITIONAL = "Additional HTTP Status Codes"
_LEGAL = "An HTTP Status Code to Report Legal Obstacles"
_EXTEND = "An HTTP Extension Framework"


def _semantics(section: str) -> Reference:
    return Reference("HTTP Semantics", 9110, section)


def _http11(section: str) -> Reference:
    return Reference("HTTP/1.1", 7231, section)


def _unnamed(label: str, rfc: int, section: str) -> Reference:
    return Reference(label, rfc, section, section_in_text=False)


# Code, reason phrase as IANA registers it, reference of today, and where it is another that of the documentation of
# Python 3.5 to 3.12, to the letter. 418 is registered as unused; its phrase is that of RFC 2324, Section 2.3.2.
_STATUSES: Final[tuple[tuple[int, str, Reference] | tuple[int, str, Reference, Reference], ...]] = (
    (100, "Continue", _semantics("15.2.1"), _http11("6.2.1")),
    (101, "Switching Protocols", _semantics("15.2.2"), _http11("6.2.2")),
    (102, "Processing", Reference("WebDAV", 2518, "10.1")),
    (103, "Early Hints", Reference(_HINTS, 8297, "2", "Experimental"), _unnamed(_HINTS, 8297, "2")),
    (200, "OK", _semantics("15.3.1"), _http11("6.3.1")),
    (201, "Created", _semantics("15.3.2"), _http11("6.3.2")),
    (202, "Accepted", _semantics("15.3.3"), _http11("6.3.3")),
    (203, "Non-Authoritative Information", _semantics("15.3.4"), _http11("6.3.4")),
    (204, "No Content", _semantics("15.3.5"), _http11("6.3.5")),
    (205, "Reset Content", _semantics("15.3.6"), _http11("6.3.6")),
    (206, "Partial Content", _semantics("15.3.7"), Reference("HTTP/1.1", 7233, "4.1")),
    (207, "Multi-Status", Reference("WebDAV", 4918, "11.1")),
    (208, "Already Reported", Reference("WebDAV Binding Extensions", 5842, "7.1", "Experimental")),
    (226, "IM Used", Reference("Delta Encoding in HTTP", 3229, "10.4.1")),
    (300, "Multiple Choices", _semantics("15.4.1"), _http11("6.4.1")),
    (301, "Moved Permanently", _semantics("15.4.2"), _http11("6.4.2")),
    (302, "Found", _semantics("15.4.3"), _http11("6.4.3")),
    (303, "See Other", _semantics("15.4.4"), _http11("6.4.4")),
    (304, "Not Modified", _semantics("15.4.5"), Reference("HTTP/1.1", 7232, "4.1")),
    (305, "Use Proxy", Reference("HTTP Semantics", 9110, "15.4.6", "Deprecated"), _http11("6.4.5")),
    (307, "Temporary Redirect", _semantics("15.4.8"), _http11("6.4.7")),
    (308, "Permanent Redirect", _semantics("15.4.9"), Reference("Permanent Redirect", 7238, "3", "Experimental")),
    (400, "Bad Request", _semantics("15.5.1"), _http11("6.5.1")),
    (401, "Unauthorized", _semantics("15.5.2"), Reference("HTTP/1.1 Authentication", 7235, "3.1")),
    (402, "Payment Required", _semantics("15.5.3"), _http11("6.5.2")),
    (403, "Forbidden", _semantics("15.5.4"), _http11("6.5.3")),
    (404, "Not Found", _semantics("15.5.5"), _http11("6.5.4")),
    (405, "Method Not Allowed", _semantics("15.5.6"), _http11("6.5.5")),
    (406, "Not Acceptable", _semantics("15.5.7"), _http11("6.5.6")),
    (407, "Proxy Authentication Required", _semantics("15.5.8"), Reference("HTTP/1.1 Authentication", 7235, "3.2")),
    (408, "Request Timeout", _semantics("15.5.9"), _http11("6.5.7")),
    (409, "Conflict", _semantics("15.5.10"), _http11("6.5.8")),
    (410, "Gone", _semantics("15.5.11"), _http11("6.5.9")),
    (411, "Length Required", _semantics("15.5.12"), _http11("6.5.10")),
    (412, "Precondition Failed", _semantics("15.5.13"), Reference("HTTP/1.1", 7232, "4.2")),
    (413, "Content Too Large", _semantics("15.5.14"), _http11("6.5.11")),
    (414, "URI Too Long", _semantics("15.5.15"), _http11("6.5.12")),
    (415, "Unsupported Media Type", _semantics("15.5.16"), _http11("6.5.13")),
    (416, "Range Not Satisfiable", _semantics("15.5.17"), Reference("HTTP/1.1 Range Requests", 7233, "4.4")),
    (417, "Expectation Failed", _semantics("15.5.18"), _http11("6.5.14")),
    (418, "I'm a teapot", Reference("HTCPCP/1.0", 2324, "2.3.2")),
    (421, "Misdirected Request", _semantics("15.5.20"), Reference("HTTP/2", 7540, "9.1.2")),
    (422, "Unprocessable Content", _semantics("15.5.21"), Reference("WebDAV", 4918, "11.2")),
    (423, "Locked", Reference("WebDAV", 4918, "11.3")),
    (424, "Failed Dependency", Reference("WebDAV", 4918, "11.4")),
    (425, "Too Early", Reference(_EARLY_DATA, 8470, "5.2"), _unnamed(_EARLY_DATA, 8470, "5.2")),
    (426, "Upgrade Required", _semantics("15.5.22"), _http11("6.5.15")),
    (428, "Precondition Required", Reference(_ADDITIONAL, 6585, "3"), _unnamed(_ADDITIONAL, 6585, "3")),
    (429, "Too Many Requests", Reference(_ADDITIONAL, 6585, "4"), _unnamed(_ADDITIONAL, 6585, "4")),
    (431, "Request Header Fields Too Large", Reference(_ADDITIONAL, 6585, "5"), _unnamed(_ADDITIONAL, 6585, "5")),
    (451, "Unavailable For Legal Reasons", Reference(_LEGAL, 7725, "3"), _unnamed(_LEGAL, 7725, "3")),
    (500, "Internal Server Error", _semantics("15.6.1"), _http11("6.6.1")),
    (501, "Not Implemented", _semantics("15.6.2"), _http11("6.6.2")),
    (502, "Bad Gateway", _semantics("15.6.3"), _http11("6.6.3")),
    (503, "Service Unavailable", _semantics("15.6.4"), _http11("6.6.4")),
    (504, "Gateway Timeout", _semantics("15.6.5"), _http11("6.6.5")),
    (505, "HTTP Version Not Supported", _semantics("15.6.6"), _http11("6.6.6")),
    (506, "Variant Also Negotiates", Reference("Transparent Content Negotiation in HTTP", 2295, "8.1", "Experimental")),
    (507, "Insufficient Storage", Reference("WebDAV", 4918, "11.5")),
    (508, "Loop Detected", Reference("WebDAV Binding Extensions", 5842, "7.2", "Experimental")),
    (510, "Not Extended", Reference(_EXTEND, 2774, "7", "Historic"), Reference(_EXTEND, 2774, "7", "Experimental")),
    (511, "Network Authentication Required", Reference(_ADDITIONAL, 6585, "6")),
)

#: Code -> reason phrase.
PHRASES: Final[Mapping[int, str]] = {code: phrase for code, phrase, *_ in _STATUSES}

#: Edition -> code -> reference: today's, and those of Python 3.5 to 3.12.
REFERENCES: Final[Mapping[str, Mapping[int, Reference]]] = {
    "rfc9110": {code: references[0] for code, _, *references in _STATUSES},
    "rfc7231": {code: references[-1] for code, _, *references in _STATUSES},
}

#: Reason phrases of earlier standards and Pythons, still met in documentation.
OLD_PHRASES: Final[Mapping[int, tuple[str, ...]]] = {
    302: ("Moved Temporarily",),  # RFC 1945, Section 9.3
    408: ("Request Time-out",),  # RFC 2616, Section 6.1.1
    413: (
        "Payload Too Large",  # RFC 7231, Section 6.5.11
        "Request Entity Too Large",  # RFC 2616, Section 10.4.14; Python before 3.13
    ),
    414: (
        "Request-URI Too Long",  # RFC 2616, Section 10.4.15; Python before 3.13
        "Request-URI Too Large",  # RFC 2616, Section 6.1.1
    ),
    416: ("Requested Range Not Satisfiable",),  # RFC 2616, Section 10.4.17; Python before 3.13
    422: ("Unprocessable Entity",),  # RFC 4918, Section 11.2; Python before 3.13
    504: ("Gateway Time-out",),  # RFC 2616, Section 6.1.1
}

#: Edition -> the section that describes the five classes, one subsection each from 1xx on: RFC and section
#: of class 1xx.
CLASS_REFERENCES: Final[Mapping[str, tuple[int, int, int]]] = {
    "rfc9110": (9110, 15, 2),  # RFC 9110, Sections 15.2 to 15.6
    "rfc7231": (7231, 6, 2),  # RFC 7231, Sections 6.2 to 6.6
}
