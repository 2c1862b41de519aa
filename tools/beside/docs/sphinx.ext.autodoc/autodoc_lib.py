"""A library."""

import http
from typing import Literal


class Answer:
    """Answers 404 Not Found, or what :meth:`send` is given."""

    #: The status, HTTP 200 first.
    status: int = 200

    def send(self, status: int = http.HTTPStatus.OK, other: Literal[404, 410] = 404) -> bool:
        """Send ``404 Not Found``.

        :param status: one such as 410 Gone
        :returns: whether it was 200 OK
        """
        return status == other
