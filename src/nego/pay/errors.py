"""The one error of the pay package."""

from __future__ import annotations


class PayError(ValueError):
    """A pay that cannot be computed. `code` is for programs, the message is a French sentence.

    Codes: "negative", "not_a_number", "absurd", "date", "period", "status", "option", "data".
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
