"""Slack's bad days, on demand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

ANY = "*"


@dataclass
class Fault:
    """What happens to the next ``times`` requests, instead of or around the usual answer.

    ``status`` and ``error``: answered without doing anything; ``retry_after``: in seconds, with 429; ``cut``:
    the connection ends "before" or "after" Slack did what was asked; ``delay``: in seconds, before any of it.
    """

    status: int = 200
    error: str = ""
    retry_after: int = 0
    cut: str = ""
    delay: float = 0
    times: int = 1
    team: str = ANY

    def is_for(self, team: str) -> bool:
        return self.times > 0 and self.team in (ANY, team)

    @property
    def refuses(self) -> bool:
        return self.status != 200 or bool(self.error)

    @property
    def headers(self) -> dict[str, str]:
        return {"Retry-After": str(self.retry_after)} if self.retry_after else {}

    @property
    def body(self) -> dict[str, Any]:
        return {"ok": False, "error": self.error or {429: "ratelimited"}.get(self.status, "internal_error")}


@dataclass
class Faults:
    """Faults by method; ``response_url`` is a method of this fake."""

    waiting: dict[str, list[Fault]] = field(default_factory=dict)

    def add(self, method: str, fault: Fault) -> None:
        self.waiting.setdefault(method, []).append(fault)

    def take(self, method: str, team: str) -> Fault:
        for fault in self.waiting.get(method, []):
            if fault.is_for(team):
                fault.times -= 1
                return fault
        return Fault()

    def clear(self) -> None:
        """Forget what is for any workspace; what is for one disturbs no other."""
        for faults in self.waiting.values():
            faults[:] = [fault for fault in faults if fault.team != ANY]
