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


#: Reason phrases as IANA registers them. 418 is registered as unused; its phrase is that of RFC 2324, Section 2.3.2.
PHRASES: Final[Mapping[int, str]] = {
    100: "Continue",
    101: "Switching Protocols",
    102: "Processing",
    103: "Early Hints",
    200: "OK",
    201: "Created",
    202: "Accepted",
    203: "Non-Authoritative Information",
    204: "No Content",
    205: "Reset Content",
    206: "Partial Content",
    207: "Multi-Status",
    208: "Already Reported",
    226: "IM Used",
    300: "Multiple Choices",
    301: "Moved Permanently",
    302: "Found",
    303: "See Other",
    304: "Not Modified",
    305: "Use Proxy",
    307: "Temporary Redirect",
    308: "Permanent Redirect",
    400: "Bad Request",
    401: "Unauthorized",
    402: "Payment Required",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    406: "Not Acceptable",
    407: "Proxy Authentication Required",
    408: "Request Timeout",
    409: "Conflict",
    410: "Gone",
    411: "Length Required",
    412: "Precondition Failed",
    413: "Content Too Large",
    414: "URI Too Long",
    415: "Unsupported Media Type",
    416: "Range Not Satisfiable",
    417: "Expectation Failed",
    418: "I'm a teapot",
    421: "Misdirected Request",
    422: "Unprocessable Content",
    423: "Locked",
    424: "Failed Dependency",
    425: "Too Early",
    426: "Upgrade Required",
    428: "Precondition Required",
    429: "Too Many Requests",
    431: "Request Header Fields Too Large",
    451: "Unavailable For Legal Reasons",
    500: "Internal Server Error",
    501: "Not Implemented",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
    505: "HTTP Version Not Supported",
    506: "Variant Also Negotiates",
    507: "Insufficient Storage",
    508: "Loop Detected",
    510: "Not Extended",
    511: "Network Authentication Required",
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

#: References that are the same in both editions.
_UNCHANGED: Final[Mapping[int, Reference]] = {
    102: Reference("WebDAV", 2518, "10.1"),
    207: Reference("WebDAV", 4918, "11.1"),
    208: Reference("WebDAV Binding Extensions", 5842, "7.1", "Experimental"),
    226: Reference("Delta Encoding in HTTP", 3229, "10.4.1"),
    418: Reference("HTCPCP/1.0", 2324, "2.3.2"),
    423: Reference("WebDAV", 4918, "11.3"),
    424: Reference("WebDAV", 4918, "11.4"),
    506: Reference("Transparent Content Negotiation in HTTP", 2295, "8.1", "Experimental"),
    507: Reference("WebDAV", 4918, "11.5"),
    508: Reference("WebDAV Binding Extensions", 5842, "7.2", "Experimental"),
    511: Reference("Additional HTTP Status Codes", 6585, "6"),
}

#: Edition -> code -> reference. ``rfc9110`` is today's; ``rfc7231`` is that of the documentation of Python 3.5 to 3.12,
#: to the letter.
REFERENCES: Final[Mapping[str, Mapping[int, Reference]]] = {
    "rfc9110": {
        **_UNCHANGED,
        100: Reference("HTTP Semantics", 9110, "15.2.1"),
        101: Reference("HTTP Semantics", 9110, "15.2.2"),
        103: Reference("An HTTP Status Code for Indicating Hints", 8297, "2", "Experimental"),
        200: Reference("HTTP Semantics", 9110, "15.3.1"),
        201: Reference("HTTP Semantics", 9110, "15.3.2"),
        202: Reference("HTTP Semantics", 9110, "15.3.3"),
        203: Reference("HTTP Semantics", 9110, "15.3.4"),
        204: Reference("HTTP Semantics", 9110, "15.3.5"),
        205: Reference("HTTP Semantics", 9110, "15.3.6"),
        206: Reference("HTTP Semantics", 9110, "15.3.7"),
        300: Reference("HTTP Semantics", 9110, "15.4.1"),
        301: Reference("HTTP Semantics", 9110, "15.4.2"),
        302: Reference("HTTP Semantics", 9110, "15.4.3"),
        303: Reference("HTTP Semantics", 9110, "15.4.4"),
        304: Reference("HTTP Semantics", 9110, "15.4.5"),
        305: Reference("HTTP Semantics", 9110, "15.4.6", "Deprecated"),
        307: Reference("HTTP Semantics", 9110, "15.4.8"),
        308: Reference("HTTP Semantics", 9110, "15.4.9"),
        400: Reference("HTTP Semantics", 9110, "15.5.1"),
        401: Reference("HTTP Semantics", 9110, "15.5.2"),
        402: Reference("HTTP Semantics", 9110, "15.5.3"),
        403: Reference("HTTP Semantics", 9110, "15.5.4"),
        404: Reference("HTTP Semantics", 9110, "15.5.5"),
        405: Reference("HTTP Semantics", 9110, "15.5.6"),
        406: Reference("HTTP Semantics", 9110, "15.5.7"),
        407: Reference("HTTP Semantics", 9110, "15.5.8"),
        408: Reference("HTTP Semantics", 9110, "15.5.9"),
        409: Reference("HTTP Semantics", 9110, "15.5.10"),
        410: Reference("HTTP Semantics", 9110, "15.5.11"),
        411: Reference("HTTP Semantics", 9110, "15.5.12"),
        412: Reference("HTTP Semantics", 9110, "15.5.13"),
        413: Reference("HTTP Semantics", 9110, "15.5.14"),
        414: Reference("HTTP Semantics", 9110, "15.5.15"),
        415: Reference("HTTP Semantics", 9110, "15.5.16"),
        416: Reference("HTTP Semantics", 9110, "15.5.17"),
        417: Reference("HTTP Semantics", 9110, "15.5.18"),
        421: Reference("HTTP Semantics", 9110, "15.5.20"),
        422: Reference("HTTP Semantics", 9110, "15.5.21"),
        425: Reference("Using Early Data in HTTP", 8470, "5.2"),
        426: Reference("HTTP Semantics", 9110, "15.5.22"),
        428: Reference("Additional HTTP Status Codes", 6585, "3"),
        429: Reference("Additional HTTP Status Codes", 6585, "4"),
        431: Reference("Additional HTTP Status Codes", 6585, "5"),
        451: Reference("An HTTP Status Code to Report Legal Obstacles", 7725, "3"),
        500: Reference("HTTP Semantics", 9110, "15.6.1"),
        501: Reference("HTTP Semantics", 9110, "15.6.2"),
        502: Reference("HTTP Semantics", 9110, "15.6.3"),
        503: Reference("HTTP Semantics", 9110, "15.6.4"),
        504: Reference("HTTP Semantics", 9110, "15.6.5"),
        505: Reference("HTTP Semantics", 9110, "15.6.6"),
        510: Reference("An HTTP Extension Framework", 2774, "7", "Historic"),
    },
    "rfc7231": {
        **_UNCHANGED,
        100: Reference("HTTP/1.1", 7231, "6.2.1"),
        101: Reference("HTTP/1.1", 7231, "6.2.2"),
        103: Reference("An HTTP Status Code for Indicating Hints", 8297, "2", section_in_text=False),
        200: Reference("HTTP/1.1", 7231, "6.3.1"),
        201: Reference("HTTP/1.1", 7231, "6.3.2"),
        202: Reference("HTTP/1.1", 7231, "6.3.3"),
        203: Reference("HTTP/1.1", 7231, "6.3.4"),
        204: Reference("HTTP/1.1", 7231, "6.3.5"),
        205: Reference("HTTP/1.1", 7231, "6.3.6"),
        206: Reference("HTTP/1.1", 7233, "4.1"),
        300: Reference("HTTP/1.1", 7231, "6.4.1"),
        301: Reference("HTTP/1.1", 7231, "6.4.2"),
        302: Reference("HTTP/1.1", 7231, "6.4.3"),
        303: Reference("HTTP/1.1", 7231, "6.4.4"),
        304: Reference("HTTP/1.1", 7232, "4.1"),
        305: Reference("HTTP/1.1", 7231, "6.4.5"),
        307: Reference("HTTP/1.1", 7231, "6.4.7"),
        308: Reference("Permanent Redirect", 7238, "3", "Experimental"),
        400: Reference("HTTP/1.1", 7231, "6.5.1"),
        401: Reference("HTTP/1.1 Authentication", 7235, "3.1"),
        402: Reference("HTTP/1.1", 7231, "6.5.2"),
        403: Reference("HTTP/1.1", 7231, "6.5.3"),
        404: Reference("HTTP/1.1", 7231, "6.5.4"),
        405: Reference("HTTP/1.1", 7231, "6.5.5"),
        406: Reference("HTTP/1.1", 7231, "6.5.6"),
        407: Reference("HTTP/1.1 Authentication", 7235, "3.2"),
        408: Reference("HTTP/1.1", 7231, "6.5.7"),
        409: Reference("HTTP/1.1", 7231, "6.5.8"),
        410: Reference("HTTP/1.1", 7231, "6.5.9"),
        411: Reference("HTTP/1.1", 7231, "6.5.10"),
        412: Reference("HTTP/1.1", 7232, "4.2"),
        413: Reference("HTTP/1.1", 7231, "6.5.11"),
        414: Reference("HTTP/1.1", 7231, "6.5.12"),
        415: Reference("HTTP/1.1", 7231, "6.5.13"),
        416: Reference("HTTP/1.1 Range Requests", 7233, "4.4"),
        417: Reference("HTTP/1.1", 7231, "6.5.14"),
        421: Reference("HTTP/2", 7540, "9.1.2"),
        422: Reference("WebDAV", 4918, "11.2"),
        425: Reference("Using Early Data in HTTP", 8470, "5.2", section_in_text=False),
        426: Reference("HTTP/1.1", 7231, "6.5.15"),
        428: Reference("Additional HTTP Status Codes", 6585, "3", section_in_text=False),
        429: Reference("Additional HTTP Status Codes", 6585, "4", section_in_text=False),
        431: Reference("Additional HTTP Status Codes", 6585, "5", section_in_text=False),
        451: Reference("An HTTP Status Code to Report Legal Obstacles", 7725, "3", section_in_text=False),
        500: Reference("HTTP/1.1", 7231, "6.6.1"),
        501: Reference("HTTP/1.1", 7231, "6.6.2"),
        502: Reference("HTTP/1.1", 7231, "6.6.3"),
        503: Reference("HTTP/1.1", 7231, "6.6.4"),
        504: Reference("HTTP/1.1", 7231, "6.6.5"),
        505: Reference("HTTP/1.1", 7231, "6.6.6"),
        510: Reference("An HTTP Extension Framework", 2774, "7", "Experimental"),
    },
}

#: Edition -> the section that describes the five classes, one subsection each from 1xx on: RFC and section
#: of class 1xx.
CLASS_REFERENCES: Final[Mapping[str, tuple[int, int, int]]] = {
    "rfc9110": (9110, 15, 2),  # RFC 9110, Sections 15.2 to 15.6
    "rfc7231": (7231, 6, 2),  # RFC 7231, Sections 6.2 to 6.6
}
