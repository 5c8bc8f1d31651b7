from __future__ import annotations

import pytest

from nego.server.sockets import PortBusy, bind


def test_a_port_is_taken_once() -> None:
    with bind("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(PortBusy):
            bind("127.0.0.1", port)
    bind("127.0.0.1", port).close()


def test_an_address_that_is_not_ours() -> None:
    with pytest.raises(OSError, match=r".+") as caught:
        bind("192.0.2.1", 0)
    assert not isinstance(caught.value, PortBusy)
