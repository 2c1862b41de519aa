"""A library."""

import http


def answer(status: int = http.HTTPStatus.OK) -> int:
    """Answer 404 Not Found."""
    return status
