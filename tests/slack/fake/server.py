"""The fake Slack's HTTP server, in a thread of its own."""

from __future__ import annotations

import asyncio
import json
import threading
import uuid
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, TypeVar

from aiohttp import BasicAuth, web

from tests.slack.fake.faults import Fault, Faults
from tests.slack.fake.hooks import Hook, Hooks
from tests.slack.fake.methods import METHODS, Refused
from tests.slack.fake.records import Call, Shown
from tests.slack.fake.screen import Screen
from tests.slack.fake.sockets import Sockets
from tests.slack.fake.workspaces import Workspace
from tests.slack.payloads import payload

T = TypeVar("T")
RESPONSE_URL = "response_url"
SCOPES = "X-OAuth-Scopes"
CALL_SECONDS = 30


class FakeSlack:
    """``workspaces``: all there are; ``calls``: all requests, in order; ``wrong``: what no app may send."""

    def __init__(self) -> None:
        self.client_id, self.client_secret, self.app_token = "1234.5678", "client-secret", "xapp-1-A1-1-a"
        self.workspaces: list[Workspace] = []
        self.codes: dict[str, Workspace] = {}
        self.calls: list[Call] = []
        self.wrong: list[str] = []
        self.screen = Screen(wrong=self.wrong)
        self.faults, self.hooks, self.sockets = Faults(), Hooks(), Sockets()
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self.url = self.run(self._start())

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run in the server's thread."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(CALL_SECONDS)

    @property
    def api(self) -> str:
        return f"{self.url}/api/"

    def stop(self) -> None:
        self.run(self._runner.cleanup())
        self._loop.call_soon_threadsafe(self._loop.stop)

    def fail(self, method: str, fault: Fault) -> None:
        self.faults.add(method, fault)

    def response_url(self, team: str, channel: str, user: str, clicked: Shown | None = None) -> str:
        return f"{self.url}/hooks/{self.hooks.add(Hook(team, channel, user, clicked))}"

    def expire(self, response_url: str) -> None:
        self.hooks.known[response_url.rsplit("/", 1)[1]].expired = True

    def code_for(self, workspace: Workspace) -> str:
        """What Slack sends an administrator back with, who accepted the app: good for once."""
        code = f"{workspace.id}.{len(self.calls)}.code"
        self.codes[code] = workspace
        return code

    def called(self, method: str, workspace: Workspace | None = None) -> list[Call]:
        wanted = workspace.id if workspace else None
        return [one for one in self.calls if one.method == method and wanted in (None, one.team)]

    async def _start(self) -> str:
        app = web.Application()
        app.router.add_post("/api/{method}", self._api)
        app.router.add_post("/hooks/{secret}", self._hook)
        app.router.add_get("/link/", self.sockets.serve)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method, arguments = request.match_info["method"], await _arguments(request)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        workspace = next((one for one in self.workspaces if one.token == token), None)
        return await self._answer(
            request,
            method,
            workspace.id if workspace else "",
            arguments,
            lambda: self._result(method, request, token, workspace, arguments),
            {SCOPES: ", ".join(sorted(workspace.scopes))} if workspace else {},
        )

    async def _hook(self, request: web.Request) -> web.StreamResponse:
        hook, arguments = self.hooks.known.get(request.match_info["secret"]), await _arguments(request)

        def result() -> dict[str, Any]:
            if hook is None:
                raise Refused("no_service")
            hook.answer(self.screen, arguments)
            return {"ok": True}

        return await self._answer(request, RESPONSE_URL, hook.team if hook else "", arguments, result)

    async def _answer(
        self,
        request: web.Request,
        method: str,
        team: str,
        arguments: dict[str, Any],
        result: Callable[[], dict[str, Any]],
        headers: Mapping[str, str] | None = None,
    ) -> web.StreamResponse:
        fault = self.faults.take(method, team)
        await asyncio.sleep(fault.delay)
        status, body = (fault.status, fault.body) if fault.refuses else (200, {"ok": True})
        if not fault.refuses and fault.cut != "before":
            try:
                body = result()
            except Refused as refused:
                status = 404 if method == RESPONSE_URL else 200
                body = {"ok": False, "error": refused.error}
                if refused.details:
                    body["response_metadata"] = {"messages": list(refused.details)}
                    self.wrong.append(f"{method}: {refused.error}: {'; '.join(refused.details)}")
        with self.screen.changed:
            error = f"cut {fault.cut}" if fault.cut else body.get("error", "")
            self.calls.append(Call(method, team, arguments, error or ("" if status == 200 else str(status))))
            self.screen.changed.notify_all()
        if fault.cut and request.transport:
            request.transport.close()
        return web.json_response(body, status=status, headers={**(headers or {}), **fault.headers})

    def _result(
        self,
        method: str,
        request: web.Request,
        token: str,
        workspace: Workspace | None,
        arguments: dict[str, Any],
    ) -> dict[str, Any]:
        if method == "oauth.v2.access":
            return self._grant(request, arguments)
        if method == "apps.connections.open":
            return self._connect(token)
        if workspace is None:
            raise Refused("invalid_auth" if token else "not_authed")
        if workspace.refused:
            raise Refused(workspace.refused)
        if method not in METHODS:
            raise Refused("unknown_method", f"the fake Slack has no {method}")
        function, scope = METHODS[method]
        if scope and scope not in workspace.scopes:
            raise Refused("missing_scope", f"needs {scope}, has {sorted(workspace.scopes)}")
        return function(self.screen, workspace, arguments)

    def _connect(self, token: str) -> dict[str, Any]:
        if token != self.app_token:
            raise Refused("invalid_auth")
        address = self.url.replace("http://", "ws://")
        return payload("apps_connections_open", url=f"{address}/link/?ticket={self.sockets.ticket()}")

    def _grant(self, request: web.Request, arguments: dict[str, Any]) -> dict[str, Any]:
        given = arguments.get("client_id"), arguments.get("client_secret")
        if request.headers.get("Authorization", "").startswith("Basic "):
            basic = BasicAuth.decode(request.headers["Authorization"])
            given = basic.login, basic.password
        if given != (self.client_id, self.client_secret):
            raise Refused("bad_client_secret")
        if arguments.get("grant_type") == "refresh_token":
            return self._renew(arguments["refresh_token"])
        workspace = self.codes.pop(arguments.get("code", ""), None)
        if workspace is None:
            raise Refused("invalid_code")
        workspace.refused = ""
        return payload(
            "oauth_v2_access",
            access_token=workspace.token,
            bot_user_id=workspace.bot_user,
            scope=",".join(sorted(workspace.scopes)),
            team={"id": workspace.id, "name": f"Entreprise {workspace.id}"},
            enterprise={"id": workspace.enterprise, "name": "Groupe"} if workspace.enterprise else None,
        )

    def _renew(self, refresh_token: str) -> dict[str, Any]:
        """Good for one renewal: https://docs.slack.dev/authentication/using-token-rotation."""
        workspace = next((one for one in self.workspaces if one.refresh_token == refresh_token), None)
        if workspace is None:
            raise Refused("invalid_refresh_token")
        workspace.token, workspace.refresh_token = f"xoxe.xoxb-{uuid.uuid4().hex}", f"xoxe-{uuid.uuid4().hex}"
        return payload(
            "oauth_v2_access",
            access_token=workspace.token,
            refresh_token=workspace.refresh_token,
            expires_in=workspace.expires_in,
            bot_user_id=workspace.bot_user,
            team={"id": workspace.id, "name": f"Entreprise {workspace.id}"},
        )


async def _arguments(request: web.Request) -> dict[str, Any]:
    """As JSON, or as a form with JSON inside, like Slack: both are documented."""
    if request.content_type == "application/json":
        loaded: dict[str, Any] = json.loads(await request.text() or "{}")
        return loaded
    form = await request.post()
    return {name: _loaded(str(value)) for name, value in form.items()}


def _loaded(value: str) -> Any:
    return json.loads(value) if value[:1] in ("[", "{") else value
