"""What every command that answers questions needs: the model of the files as they are now, loaded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nego.cli.main import CliError
from nego.cli.streams import say
from nego.knowledge.problems import KnowledgeError
from nego.server.training import TrainingError, ensure_model

if TYPE_CHECKING:
    from nego.server.turns import NegoAgent


def current_model() -> Path:
    """The path of a model that is up to date, trained when needed. Raises ``CliError``."""
    try:
        return ensure_model(say)
    except TrainingError as error:
        raise CliError(str(error)) from error


def answering_agent() -> NegoAgent:
    """An agent that forgets its conversations with the process. Raises ``CliError``."""
    model = current_model()
    from nego.server.loading import memory_agent

    try:
        return memory_agent(model)
    except (KnowledgeError, TrainingError) as error:
        raise CliError(str(error)) from error
