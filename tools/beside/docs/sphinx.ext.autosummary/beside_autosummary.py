"""A library that speaks of :http:status:`404`."""

import http


def refuse(status: int = http.HTTPStatus.CREATED) -> int:
    """Answer :http:status:`404`, or ``410 Gone``.

    .. http-status-table::
       :codes: 404
       :no-index:
    """
    return status


def accept() -> int:
    """Answer 202 Accepted, or :py:attr:`http.HTTPStatus.CREATED`."""
    return 202
