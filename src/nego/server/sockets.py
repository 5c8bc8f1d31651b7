"""Taking a port. Apart from the server, so that a busy port is known before Rasa is imported."""

from __future__ import annotations

import errno
import socket


class PortBusy(OSError):
    """Another program has that port, or it is reserved."""


def bind(host: str, port: int) -> socket.socket:
    """A socket that holds the port. Raises ``PortBusy``, or ``OSError`` for a bad host.

    It listens at once: Linux lets two programs bind a port that neither listens on. Who connects before the
    assistant is loaded waits and is answered then.
    """
    bound = socket.socket()
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
        bound.listen()
    except OSError as error:
        bound.close()
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            raise PortBusy(error.errno, str(port)) from error
        raise
    return bound
