"""A turn is all or nothing: stored and then answered, or not stored and answered by a sentence that says so.

Rasa alone goes on after an exception in an action, stores what is left of the turn and leaves the person in
silence; a tracker store that fails is silently replaced by memory.
"""

from __future__ import annotations

import asyncio
import logging
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from rasa.core.actions.action import ActionExecutionRejection
from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.core.tracker_store import InMemoryTrackerStore, TrackerStore
from rasa.engine.loader import load_predict_graph_runner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.storage import ModelMetadata
from rasa.exceptions import ModelNotFound
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.data import TrainingType

from nego.metrics import QUEUE
from nego.server.actions import in_process
from nego.server.apart import Apart
from nego.server.graph import InOrderRunner
from nego.server.lean import LeanProcessor
from nego.server.lines import Lines
from nego.server.logs import pseudonym
from nego.server.policies import check_policies
from nego.server.predictions import Predictions
from nego.server.watching import Watched, watched
from nego.wording import wording

logger = logging.getLogger(__name__)

TURN_SECONDS = 15
"""A turn that takes longer is given up: shorter than a message is held (`nego.channels.order`)."""


class TurnError(RuntimeError):
    """A turn that can't be finished; nothing of it may be stored."""


class HeldOutput(OutputChannel):
    """Keeps the answers of a turn until it is stored, under the name of the channel they are for."""

    def __init__(self, channel: OutputChannel) -> None:
        self._channel = channel
        self.answers: list[tuple[str, dict[str, Any]]] = []
        # Responses may differ by channel: Rasa asks the output channel for its name.
        self.name = channel.name

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        self.answers.append((recipient_id, message))

    async def release(self) -> None:
        """Send what was kept, in order, to the real channel."""
        for recipient_id, message in self.answers:
            await self._channel.send_response(recipient_id, message)


class WholeTurns(LeanProcessor):
    """Rasa's processor, with a turn that is all or nothing.

    Raises ``nego.server.policies.TooFarBack`` for a model whose policies need more of a conversation than is
    kept at hand.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        policies = self.graph_runner.components(Policy)
        check_policies(policies)
        self.predictions = Predictions(self.domain, super()._predict_next_with_tracker, policies=policies)
        self._is_end_to_end = self.model_metadata.training_type is TrainingType.END_TO_END

    @staticmethod
    def _load_model(model_path: str | Path) -> tuple[str, ModelMetadata, InOrderRunner]:
        path = Path(model_path)
        if not path.is_file():
            raise ModelNotFound(f"No model at '{path}'.")
        with tempfile.TemporaryDirectory() as folder:
            try:
                metadata, runner = load_predict_graph_runner(
                    Path(folder), path, LocalModelStorage, InOrderRunner
                )
            except tarfile.ReadError as error:
                raise ModelNotFound(f"Model '{path}' can't be read.") from error
        return path.name, metadata, runner

    def _predict_next_with_tracker(self, tracker: DialogueStateTracker) -> PolicyPrediction:
        """The next action; a follow-up that an action asked for needs no policy."""
        if tracker.followup_action or self._is_end_to_end:
            return super()._predict_next_with_tracker(tracker)
        return self.predictions.next(tracker)

    async def handle_message(self, message: UserMessage) -> list[dict[str, Any]] | None:
        """Answer one message; nothing is raised out of NLU, policies, actions or the tracker store."""
        with watched(message) as turn:
            held = await self.play(message, turn)
        await held.release()
        messages: list[dict[str, Any]] | None = getattr(message.output_channel, "messages", None)
        return messages

    async def play(self, message: UserMessage, turn: Watched) -> HeldOutput:
        """The answers to one message, stored and not sent; the operator is told what ``turn`` is for."""
        channel = message.output_channel
        message.output_channel = held = HeldOutput(channel)
        try:
            await asyncio.wait_for(super().handle_message(message), TURN_SECONDS)
            if not held.answers:
                logger.error("No answer in conversation %s", pseudonym(message.sender_id))
        except Exception:
            logger.exception("A turn failed, nothing of it is stored")
            turn.failed, held.answers = True, []
        finally:
            message.output_channel = channel
        held.answers = held.answers or [_apology(message)]
        return held

    async def parse_message(self, message: UserMessage, *arguments: Any, **keywords: Any) -> dict[str, Any]:
        """Understand a message; what was understood stays on it, for whoever sent it."""
        parsed: dict[str, Any] = await super().parse_message(message, *arguments, **keywords)
        message.parse_data = parsed
        return parsed

    async def _run_action(self, action: Any, *arguments: Any, **keywords: Any) -> bool:
        """Run an action; an exception in it, which Rasa logs and forgets, ends the turn."""
        action = in_process(action)
        run, failures = action.run, []

        async def watched(*run_arguments: Any) -> Any:
            try:
                return await run(*run_arguments)
            except ActionExecutionRejection:
                raise
            except Exception as error:
                failures.append(error)
                raise TurnError(f"{action.name()} failed") from error

        action.run = watched
        goes_on: bool = await super()._run_action(action, *arguments, **keywords)
        if failures:
            raise TurnError(f"{action.name()} failed") from failures[0]
        return goes_on


def _apology(message: UserMessage) -> tuple[str, dict[str, Any]]:
    return message.sender_id, {"text": wording().render("error").text}


def _give_up(*_: Any) -> None:
    raise TurnError("too many actions in one turn")


class NegoAgent(Agent):
    """Rasa's agent, answering by whole turns and keeping the tracker store it was given.

    ``apart``: where turns are played; None for the caller's own event loop.
    """

    apart: Apart | None = None

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._lines = Lines()

    async def handle_message(self, message: UserMessage) -> list[dict[str, Any]] | None:
        """Answer one message, after those of its conversation that came before."""
        with QUEUE.labels("turn").track_inprogress():
            if self.apart is not None:
                return await self._handle_apart(message, self.apart)
            return await self._handle_in_line(message)

    async def _handle_in_line(self, message: UserMessage) -> list[dict[str, Any]] | None:
        # In front of Rasa's lock, which a store shared by several processes may hold.
        async with self._lines.turn(message.sender_id):
            answers: list[dict[str, Any]] | None = await super().handle_message(message)
            return answers

    async def _handle_apart(self, message: UserMessage, apart: Apart) -> list[dict[str, Any]] | None:
        """Answer one message, sending the answers from here: channels belong to the server's event loop."""
        channel = message.output_channel
        message.output_channel = held = HeldOutput(channel)
        try:
            await apart.run(self._handle_in_line(message))
        finally:
            message.output_channel = channel
        await held.release()
        messages: list[dict[str, Any]] | None = getattr(channel, "messages", None)
        return messages

    @staticmethod
    def _create_tracker_store(store: TrackerStore | None, domain: Any) -> TrackerStore:
        return store if store is not None else InMemoryTrackerStore(domain)

    def load_model(self, model_path: str | Path, fingerprint: str | None = None) -> None:
        """Load a trained model. Raises ``rasa.exceptions.ModelNotFound`` for a file that is none."""
        self.processor = WholeTurns(
            model_path=model_path,
            tracker_store=self.tracker_store,
            lock_store=self.lock_store,
            generator=self.nlg,
            action_endpoint=self.action_endpoint,
            on_circuit_break=_give_up,
        )
        self.domain = self.processor.domain
        self._set_fingerprint(fingerprint)
        self.tracker_store.domain = self.domain
        if isinstance(self.nlg, TemplatedNaturalLanguageGenerator):
            self.nlg.responses = self.domain.responses
