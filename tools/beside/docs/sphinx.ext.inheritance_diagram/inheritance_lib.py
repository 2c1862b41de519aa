"""A library."""

import http


class Answer:
    """Answers 404 Not Found."""


class Refusal(Answer):
    """Answers 410 Gone."""

    status = http.HTTPStatus.GONE
