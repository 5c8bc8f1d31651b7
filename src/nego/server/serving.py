"""From the first request to the last, and a signal in between.

Sanic's own runner enters the event loop once for each step of a start. A signal between two steps is lost;
one during the last ends in a stack trace, or leaves a server that goes on and ignores all signals after it.
Here one run of the loop is the whole life of the server: a signal in it is kept until there is something to
end.
"""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Coroutine, Iterable, Sequence
from typing import Any

from sanic import Sanic
from sanic.server.loop import try_use_uvloop

from nego.server.connections import Connection

BACKLOG = 512
DRAIN_SECONDS = 10
_LOOK_SECONDS = 0.05
SIGNALS = (signal.SIGTERM, signal.SIGINT)


def run(
    app: Sanic,
    bound: socket.socket,
    ready: Callable[[], None],
    beside: Sequence[Callable[[], Coroutine[Any, Any, None]]] = (),
) -> None:
    """Answer until SIGTERM or Ctrl-C, then let the requests under way end.

    ``ready`` is called once the start is done; each of ``beside`` makes a coroutine that runs meanwhile.
    """
    try_use_uvloop()
    asyncio.run(_run(app, bound, ready, beside))


async def _run(
    app: Sanic,
    bound: socket.socket,
    ready: Callable[[], None],
    beside: Sequence[Callable[[], Coroutine[Any, Any, None]]],
) -> None:
    stopped, loop = asyncio.Event(), asyncio.get_running_loop()
    for each in SIGNALS:
        loop.add_signal_handler(each, stopped.set)
    server = await app.create_server(
        sock=bound,
        protocol=Connection,
        backlog=BACKLOG,
        access_log=False,
        return_asyncio_server=True,
        # Addresses are known to the application once it has started up.
        asyncio_server_kwargs={"start_serving": False},
    )
    assert server is not None
    await server.startup()
    await server.before_start()
    await server.start_serving()
    await server.after_start()
    tasks = [asyncio.create_task(each()) for each in beside]
    ready()
    await stopped.wait()
    for task in tasks:
        task.cancel()
    await server.before_stop()
    await server.close()
    await _drained(server.connections)
    await server.after_stop()


async def _drained(connections: Iterable[Connection]) -> None:
    """Close connections as soon as nothing is under way on them; after ``DRAIN_SECONDS``, all."""
    deadline = asyncio.get_running_loop().time() + DRAIN_SECONDS
    while open_ones := list(connections):
        late = asyncio.get_running_loop().time() > deadline
        for connection in open_ones:
            if late:
                connection.abort()
            else:
                connection.close_if_idle()
        if late:
            return
        await asyncio.sleep(_LOOK_SECONDS)
