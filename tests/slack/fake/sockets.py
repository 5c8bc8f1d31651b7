"""Socket Mode: events go to the app over a websocket that the app opened.

https://docs.slack.dev/apis/events-api/using-socket-mode
"""

from __future__ import annotations

import asyncio
import uuid
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.slack.payloads import payload

ACKNOWLEDGED_WITHIN = 3  # seconds
AGAIN_SECONDS = 0.2


@dataclass
class Sockets:
    """Open connections, and what was acknowledged over them by envelope."""

    tickets: set[str] = field(default_factory=set)
    open: list[web.WebSocketResponse] = field(default_factory=list)
    acknowledged: dict[str, asyncio.Future[dict[str, Any]]] = field(default_factory=dict)

    def ticket(self) -> str:
        made = uuid.uuid4().hex
        self.tickets.add(made)
        return made

    async def serve(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self.tickets:
            return web.Response(status=403)
        self.tickets.discard(ticket)
        connection = web.WebSocketResponse()
        await connection.prepare(request)
        await connection.send_json(payload("socket_hello"))
        self.open.append(connection)
        try:
            async for message in connection:
                if message.type == WSMsgType.TEXT:
                    self._take(message.json())
        finally:
            if connection in self.open:
                self.open.remove(connection)
        return connection

    def _take(self, answer: dict[str, Any]) -> None:
        waiting = self.acknowledged.get(answer.get("envelope_id", ""))
        if waiting and not waiting.done():
            waiting.set_result(answer.get("payload") or {})

    async def send(self, kind: str, body: dict[str, Any], attempt: int = 0) -> dict[str, Any]:
        """Send on the newest connection until it is acknowledged, as Slack does; with what it was."""
        while True:
            envelope = payload(
                "socket_envelope",
                type=kind,
                payload=body,
                envelope_id=str(uuid.uuid4()),
                accepts_response_payload=kind != "events_api",
                retry_attempt=attempt,
                retry_reason="timeout" if attempt else "",
            )
            waiting = asyncio.get_running_loop().create_future()
            self.acknowledged[envelope["envelope_id"]] = waiting
            try:
                await self.open[-1].send_json(envelope)
                answer: dict[str, Any] = await asyncio.wait_for(waiting, ACKNOWLEDGED_WITHIN)
                return answer
            except (asyncio.TimeoutError, ConnectionError, IndexError):
                attempt += 1
                await asyncio.sleep(AGAIN_SECONDS)

    async def refresh(self) -> None:
        """Slack asks the app to connect again, as it does every few hours, and closes."""
        connection = self.open.pop()
        await connection.send_json(payload("socket_disconnect"))
        await connection.close()
