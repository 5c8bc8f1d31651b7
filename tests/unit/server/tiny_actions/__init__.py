"""The custom actions of the tiny assistant."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher


class Count(Action):
    def name(self) -> str:
        return "action_count"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> list[EventType]:
        counted = (tracker.get_slot("counted") or 0) + 1
        dispatcher.utter_message(text=f"{counted}")
        return [SlotSet("counted", counted)]


class Crash(Action):
    def name(self) -> str:
        return "action_crash"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> list[EventType]:
        dispatcher.utter_message(text="à moitié dit")
        raise KeyError("boum")


class Loop(Action):
    def name(self) -> str:
        return "action_loop"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> list[EventType]:
        dispatcher.utter_message(text="encore")
        return [FollowupAction("action_loop")]


class Hush(Action):
    def name(self) -> str:
        return "action_hush"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> list[EventType]:
        return []
