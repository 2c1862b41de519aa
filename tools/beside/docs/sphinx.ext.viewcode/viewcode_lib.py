"""A library."""

import http


def answer(status: int = http.HTTPStatus.OK) -> str:
    """Answer 404 Not Found."""
    return f"{status} 404 Not Found"
