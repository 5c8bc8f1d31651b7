"""Addresses for who runs the server: is it alive, is it ready, what has it counted.

The last two are for who reaches the server itself: a request that came through a proxy gets 404.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import sqlalchemy as sa
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sanic import Blueprint, response
from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse
from sqlalchemy.exc import SQLAlchemyError

from nego.knowledge.loading import knowledge
from nego.metrics import ERRORS
from nego.server.requests import came_through_a_proxy
from nego.server.storage import unwrapped

logger = logging.getLogger(__name__)

DATABASE_SECONDS = 3


def probes() -> Blueprint:
    """`GET /healthz`, `/readyz` and `/metrics`."""
    routes = Blueprint("nego_probes")

    @routes.get("/healthz")
    async def health(_: Request) -> HTTPResponse:
        return response.json({"status": "ok"})

    @routes.get("/readyz")
    async def ready(request: Request) -> HTTPResponse:
        _direct(request)
        agent = request.app.ctx.agent
        parts = {
            "model": bool(agent.is_ready()),
            "knowledge": bool(knowledge().jobs),
            "database": await database_answers(unwrapped(agent.tracker_store)),
        }
        told = {name: "ok" if fine else "down" for name, fine in parts.items()}
        return response.json(told, status=200 if all(parts.values()) else 503)

    @routes.get("/metrics")
    async def metrics(request: Request) -> HTTPResponse:
        _direct(request)
        return response.raw(generate_latest(), content_type=CONTENT_TYPE_LATEST)

    return routes


async def database_answers(store: Any) -> bool:
    """Whether the database of a tracker store answers within ``DATABASE_SECONDS``; memory always does."""
    engine = getattr(store, "engine", None)
    if engine is None:
        return True
    asked = asyncio.get_running_loop().run_in_executor(None, _ask, engine)
    try:
        await asyncio.wait_for(asked, DATABASE_SECONDS)
    except (SQLAlchemyError, asyncio.TimeoutError) as error:
        ERRORS.labels("database").inc()
        logger.warning("The database does not answer", exc_info=error)
        return False
    return True


def _ask(engine: sa.engine.Engine) -> None:
    with engine.connect() as connection:
        connection.execute(sa.text("SELECT 1"))


def _direct(request: Request) -> None:
    if came_through_a_proxy(request):
        raise NotFound("for who reaches the server itself")
