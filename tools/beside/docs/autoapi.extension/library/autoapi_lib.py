"""A library that answers 404 Not Found."""


class Answer:
    """Answers 410 Gone."""

    def send(self, status: int = 404) -> bool:
        """Send ``404 Not Found``.

        :param status: one such as 410 Gone
        """
        return status == 404
