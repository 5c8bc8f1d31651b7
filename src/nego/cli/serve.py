"""`./nego` and `./nego serve`: the assistant over HTTP."""

from __future__ import annotations

import argparse
import socket

from nego.channels.errors import SettingsError
from nego.cli.main import CliError
from nego.cli.model import current_model
from nego.cli.streams import say
from nego.knowledge.problems import KnowledgeError
from nego.server.preparing import prepare_rasa
from nego.server.training import TrainingError


def run(options: argparse.Namespace) -> int:
    """Serve until SIGTERM or Ctrl-C. Raises ``CliError`` when it can't start."""
    prepare_rasa()
    try:
        _serve(options)
    except (SettingsError, KnowledgeError, TrainingError) as error:
        raise CliError(str(error)) from error
    say("→ Négo est arrêté.")
    return 0


def _serve(options: argparse.Namespace) -> None:
    from nego.server.logs import server_logs

    server_logs()
    with _bound(options.host, options.port) as bound:
        model = current_model()
        say("→ Chargement de l'assistant…")
        from nego.server.http import serve
        from nego.server.loading import stored_agent
        from nego.server.warmup import settle, warm_up

        agent = stored_agent(model)
        warm_up(agent)
        settle()
        shown = "localhost" if options.host in ("127.0.0.1", "0.0.0.0") else options.host
        address = f"http://{shown}:{options.port}"
        serve(agent, bound, lambda: say(f"→ Négo répond sur {address} (Ctrl-C pour arrêter)"))


def _bound(host: str, port: int) -> socket.socket:
    """The port, taken before anything slow, so that a busy one is known at once."""
    from nego.server.sockets import PortBusy, bind

    try:
        return bind(host, port)
    except PortBusy as error:
        raise CliError(
            f"le port {port} est déjà pris (par un autre Négo ?). Pour en prendre un autre : ./nego --port N"
        ) from error
    except OSError as error:
        raise CliError(f"impossible d'écouter sur {host}:{port} ({error.strerror}).") from error
