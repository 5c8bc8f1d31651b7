"""`./nego train`: check the knowledge, then train if something changed."""

from __future__ import annotations

import argparse

from nego.cli.main import CliError
from nego.cli.streams import say
from nego.knowledge.loading import load_knowledge
from nego.knowledge.problems import KnowledgeError
from nego.paths import KNOWLEDGE
from nego.server.preparing import prepare_rasa
from nego.server.training import TrainingError, train


def run(options: argparse.Namespace) -> int:
    """Exit code 0, or a ``CliError`` that says what is wrong; the former model is then still there."""
    prepare_rasa()
    say("→ Vérification des connaissances…")
    try:
        load_knowledge(KNOWLEDGE)
        train(say, force=options.force)
    except (KnowledgeError, TrainingError) as error:
        raise CliError(str(error)) from error
    return 0
