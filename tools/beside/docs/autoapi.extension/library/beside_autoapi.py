"""A library that speaks of :http:status:`404`."""

import enum
import http


class Status(enum.IntEnum):
    """The statuses, :py:attr:`http.HTTPStatus.NOT_FOUND` first."""

    GONE = 410
    """410 Gone."""


def send(status: int = http.HTTPStatus.BAD_GATEWAY, other: int = http.HTTPStatus.NOT_FOUND) -> None:
    """Send :http:status:`502`, or 410 Gone.

    .. http-status-table::
       :codes: 404 410
       :columns: code note
       :no-index:

       :404: As :func:`send` says.

    :raises ValueError: for :http:status:`404` and ``410 Gone``
    """
