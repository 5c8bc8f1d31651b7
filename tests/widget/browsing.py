"""The chat as a person uses it, and a server that says whatever a test wants."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, Request, Route, expect

expect.set_options(timeout=20_000)

LISTEN = """
document.addEventListener("securitypolicyviolation", (event) =>
    console.error(`CSP ${event.effectiveDirective} ${event.blockedURI}`), true);
"""


class Chat:
    """A page with the widget. What goes wrong in the page is kept in `wrong`."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.page: Page = context.new_page()
        self.wrong: list[str] = []
        self.page.add_init_script(LISTEN)
        self.page.on("console", lambda said: self.wrong.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.goto(url)

    @property
    def panel(self) -> Locator:
        return self.page.get_by_role("dialog", name="Négo")

    @property
    def launcher(self) -> Locator:
        return self.page.get_by_role("button", name="Une question de salaire ?")

    @property
    def field(self) -> Locator:
        return self.panel.get_by_role("textbox", name="Votre message")

    @property
    def log(self) -> Locator:
        return self.panel.get_by_role("log")

    @property
    def answers(self) -> Locator:
        return self.log.locator(".bot")

    @property
    def turns(self) -> Locator:
        return self.log.locator(".turn")

    def open(self) -> Chat:
        if not self.panel.is_visible():
            self.launcher.click()
        return self

    def say(self, text: str) -> None:
        self.field.fill(text)
        self.field.press("Enter")

    def ask(self, text: str) -> Locator:
        """The answer to a question, once it is there."""
        before = self.answers.count()
        self.say(text)
        expect(self.answers).to_have_count(before + 1)
        return self.answers.last

    def choose(self, title: str) -> None:
        self.log.get_by_role("button", name=title, exact=True).click()

    def erase(self) -> None:
        self.panel.get_by_role("button", name="Effacer ma conversation").click()
        self.panel.get_by_role("button", name="Effacer", exact=True).click()

    def stored(self) -> dict[str, Any]:
        """What this site keeps in the browser."""
        kept: dict[str, Any] = self.page.evaluate(
            "async () => ({...localStorage, ...sessionStorage,"
            " ...(document.cookie && {cookie: document.cookie}),"
            " ...Object.fromEntries((await indexedDB.databases()).map(({name}) => [name, 'db']))})"
        )
        return kept


Reply = Callable[[str], "list[dict[str, Any]] | tuple[int, dict[str, Any]]"]


@dataclass
class Said:
    """A server that answers what `reply` says: messages, or a status and an error."""

    reply: Reply
    turns: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def install(self, context: BrowserContext) -> None:
        context.route("**/webhooks/web/**", self._handle)

    def _handle(self, route: Route, request: Request) -> None:
        self.asked.append(f"{request.method} {request.url.rpartition('/')[2]}")
        if request.url.endswith("/conversations"):
            _send(route, 201, {"token": "token"})
        elif request.method == "GET":
            _send(route, 200, {"turns": self.turns})
        elif request.method == "DELETE":
            self.turns.clear()
            _send(route, 200, {"erased": True})
        else:
            self._say(route, json.loads(request.post_data or "{}"))

    def _say(self, route: Route, body: dict[str, Any]) -> None:
        replied = self.reply(body["text"])
        if isinstance(replied, tuple):
            _send(route, *replied)
            return
        turn = {**body, "time": time.time() * 1000, "messages": replied}
        self.turns.append(turn)
        _send(route, 200, turn)


def _send(route: Route, status: int, body: dict[str, Any]) -> None:
    route.fulfill(status=status, content_type="application/json", body=json.dumps(body))
