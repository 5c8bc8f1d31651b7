"""What an operator counts, for Prometheus: never a word or a figure of a conversation.

Labels take few values, all the project's own: intents of the domain, names of channels, kinds of evidence.
"""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

TURNS = Counter("nego_turns", "Messages answered.", ["channel", "outcome"])
"""``outcome``: answered, or failed when the person was told that something went wrong."""

TURN_SECONDS = Histogram(
    "nego_turn_seconds",
    "Seconds from the start of a turn to its stored answer.",
    ["channel"],
    buckets=(0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)

INTENTS = Counter("nego_intents", "Intents understood.", ["intent"])

FALLBACKS = Counter("nego_fallbacks", "Messages that got no answer of substance.", ["reason"])
"""``reason``: out_of_scope, or a problem with the job that was asked about (`nego.conversation.Problem`)."""

EVIDENCE = Counter("nego_evidence", "Answers about pay, by what they rest on.", ["level"])
"""``level``: job, family or none (`nego.knowledge.select`)."""

ERRORS = Counter("nego_errors", "Failures nobody asked for.", ["part"])
"""``part``: action, turn, request or database."""

RESPONSES = Counter("nego_http_responses", "HTTP responses.", ["status"])

QUEUE = Gauge("nego_queue", "Messages taken in and not answered yet.", ["at"])
"""``at``: desk (of the web channel: waiting for those before, or in a turn) or turn (of any channel)."""


def answered_on(evidence: str) -> None:
    """Count an answer about pay by what it rests on; the grade of a figure (`job_A`) is not counted apart."""
    EVIDENCE.labels(evidence.partition("_")[0]).inc()
