"""The HTTP server: one process, Rasa's channels, the widget, and errors that people can read."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any

from rasa.core.channels import BUILTIN_CHANNELS
from rasa.core.channels.channel import InputChannel, register
from rasa.shared.utils.common import class_from_module_path
from rasa.shared.utils.io import read_config_file
from sanic import Sanic, response
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse

from nego.metrics import ERRORS as FAILURES
from nego.paths import ROOT
from nego.server.apart import Apart
from nego.server.database import write_back_regularly
from nego.server.forgetting import forget_regularly
from nego.server.pages import pages
from nego.server.privacy import DAY_SECONDS, Stores, purge_regularly, retention_seconds, stores_of
from nego.server.probes import probes
from nego.server.requests import AnyAddress, name_requests
from nego.server.serving import run
from nego.server.static import serve_files
from nego.server.storage import unwrapped
from nego.server.turns import NegoAgent

logger = logging.getLogger(__name__)

MAX_BODY_BYTES = 100_000
ANSWER_SECONDS = 30
REQUEST_SECONDS = 15
"""How long a request may take to arrive, but for its body, which counts as part of the answer."""
IDLE_SECONDS = 75
"""How long a connection may rest: longer than proxies keep theirs (60 s), who would write into one that is
being closed."""

ERRORS = {
    400: "La requête est mal formée.",
    404: "Cette adresse n'existe pas.",
    405: "Cette méthode HTTP n'est pas acceptée à cette adresse.",
    408: "La requête n'est pas arrivée à temps.",
    413: "La requête est trop longue.",
    417: "La requête attend du serveur ce qu'il ne fait pas.",
    503: "La réponse prend trop de temps. Réessayez dans un instant.",
}
UNEXPECTED = "Quelque chose s'est mal passé sur le serveur. Réessayez dans un instant."


def serve(agent: NegoAgent, bound: socket.socket, ready: Callable[[], None], root: Path = ROOT) -> None:
    """Answer until SIGTERM or Ctrl-C, then finish the turns under way. `ready` is called once listening."""
    found = channels(root / "credentials.yml")
    if any(getattr(channel, "is_hurried", False) for channel in found):
        agent.apart = Apart("turns")
    app = create_app(agent, found)

    stores = stores_of(unwrapped(agent.tracker_store))
    kept = [] if stores is None else _keeping(stores)
    run(app, bound, ready, [forget_regularly, *kept])


def _keeping(stores: Stores) -> list[Callable[[], Coroutine[Any, Any, None]]]:
    return [
        partial(purge_regularly, stores, retention_seconds()),
        partial(write_back_regularly, stores.engines()),
    ]


def create_app(agent: NegoAgent, input_channels: list[InputChannel]) -> Sanic:
    """The application: `/`, probes, pages to take along and the channels under `/webhooks/`."""
    app = Sanic("nego", request_class=AnyAddress, configure_logging=False)
    app.config.REQUEST_MAX_SIZE = MAX_BODY_BYTES
    app.config.RESPONSE_TIMEOUT = ANSWER_SECONDS
    app.config.KEEP_ALIVE_TIMEOUT = IDLE_SECONDS
    app.config.REQUEST_TIMEOUT = REQUEST_SECONDS
    app.config.MOTD = False
    app.ctx.agent = agent
    name_requests(app)
    serve_files(app, {"jours": f"{retention_seconds() / DAY_SECONDS:.0f}"})

    @app.exception(Exception)
    async def fail(_: Request, error: Exception) -> HTTPResponse:
        return error_response(error)

    app.blueprint(probes())
    app.blueprint(pages())
    register(input_channels, app, route="/webhooks/")
    return app


def error_response(error: Exception) -> HTTPResponse:
    """A French sentence as JSON; what nobody expected is logged and shows nothing of itself."""
    if isinstance(error, SanicException) and error.status_code in ERRORS:
        return response.json({"error": ERRORS[error.status_code]}, status=error.status_code)
    logger.error("Unexpected error in a request", exc_info=error)
    FAILURES.labels("request").inc()
    return response.json({"error": UNEXPECTED}, status=500)


def channels(credentials: Path) -> list[InputChannel]:
    """The input channels of a credentials file, each by Rasa's name or by the path of its class."""
    found = []
    for name, settings in (read_config_file(credentials) or {}).items():
        channel = BUILTIN_CHANNELS.get(name) or class_from_module_path(name)
        found.append(channel.from_credentials(settings))
    return found
