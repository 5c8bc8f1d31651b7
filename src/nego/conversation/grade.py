"""Whose pay is set by a grade and a step: there is little to ask for."""

from __future__ import annotations

from typing import Literal

from nego.conversation.context import Context
from nego.knowledge.figures import is_same_everywhere
from nego.knowledge.model import Job
from nego.market.market import Market

Graded = Literal["surely", "perhaps"]


def graded(context: Context, market: Market, job: Job) -> Graded | None:
    """Whether the person is paid by a grade: "surely" where they say so or the figure is of the public
    service, "perhaps" where the job has a public grid and nothing was said of the employer."""
    if context.status is not None:
        return "surely" if context.status == "titulaire" else None
    sector = (context.setting or {}).get("sector")
    if sector is not None:
        return "surely" if sector == "public" else None
    if market.status == "titulaire":
        return "surely"
    grids = any(figure.sector == "public" and is_same_everywhere(figure) for figure in job.figures)
    return "perhaps" if grids else None
