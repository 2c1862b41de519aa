"""A service that keeps short texts: the library that some pages document."""  # noqa: INP001

import enum


class Status(enum.IntEnum):
    """What the service answers."""

    OK = 200
    CREATED = 201
    #: No text was ever kept under the id.
    NOT_FOUND = 404
    #: More than ten texts in a minute.
    CALM_DOWN = 420
