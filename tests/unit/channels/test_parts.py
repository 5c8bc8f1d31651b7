"""Tokens, the secret, rates and addresses, on their own."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
import sqlalchemy as sa

from nego.channels.database import database
from nego.channels.errors import BadToken, Forbidden, SettingsError, TooMany
from nego.channels.limits import Limit, Rates, client_address
from nego.channels.secret import load_secret
from nego.channels.tokens import LIFETIME_SECONDS, Tokens
from nego.server.database import single

SECRET = b"0123456789abcdef0123456789abcdef"
SITE = "https://www.exemple.fr"


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def test_a_token_names_one_conversation() -> None:
    tokens = Tokens(SECRET)
    first, second = tokens.issue(SITE), tokens.issue(SITE)
    assert tokens.conversation(first, SITE) == tokens.conversation(first, None)
    assert tokens.conversation(first, SITE) != tokens.conversation(second, SITE)


def test_no_character_of_a_token_can_be_changed() -> None:
    tokens = Tokens(SECRET)
    token = tokens.issue(SITE)
    # The last character carries 4 bits of 6: another may spell the same signature.
    for position in range(len(token) - 1):
        changed = "0" if token[position] != "0" else "1"
        with pytest.raises(BadToken):
            tokens.conversation(token[:position] + changed + token[position + 1 :], SITE)


NEVER = f"1.{'0' * 32}.1.0123456789abcdef.{'A' * 43}"


@pytest.mark.parametrize("token", ["", "1", "1....", NEVER, "é" * 9])
def test_what_was_never_issued(token: str) -> None:
    with pytest.raises(BadToken):
        Tokens(SECRET).conversation(token, SITE)


def test_a_token_of_another_secret_or_site_or_of_last_month() -> None:
    clock = Clock()
    tokens = Tokens(SECRET, clock)
    token = tokens.issue(SITE)
    with pytest.raises(BadToken):
        Tokens(SECRET[::-1], clock).conversation(token, SITE)
    with pytest.raises(Forbidden):
        tokens.conversation(token, "https://autre.fr")
    clock.now += LIFETIME_SECONDS
    with pytest.raises(BadToken):
        tokens.conversation(token, SITE)


def test_a_clock_that_is_set_back_shuts_nobody_out(tmp_path: Path) -> None:
    clock = Clock()
    tokens, limit = Tokens(SECRET, clock), Limit("said", 2, 30)
    rates = Rates(database(None, tmp_path), SECRET, clock)
    token = tokens.issue(SITE)
    for _ in range(2):
        rates.take(limit, "192.0.2.7")
    clock.now -= 24 * 3600
    assert tokens.conversation(token, SITE)
    for _ in range(2):
        rates.take(limit, "192.0.2.7")
    with pytest.raises(TooMany):
        rates.take(limit, "192.0.2.7")


def test_the_secret_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    secret = load_secret(folder, {})
    assert len(secret) >= 32
    assert load_secret(folder, {}) == secret
    assert [path.name for path in folder.iterdir()] == ["secret"]
    assert stat.S_IMODE((folder / "secret").stat().st_mode) == 0o600


def test_a_secret_that_others_can_read_is_refused(tmp_path: Path) -> None:
    load_secret(tmp_path, {})
    (tmp_path / "secret").chmod(0o640)
    with pytest.raises(SettingsError, match="chmod 600"):
        load_secret(tmp_path, {})


def test_the_secret_of_the_environment_comes_first(tmp_path: Path) -> None:
    assert load_secret(tmp_path, {"NEGO_SECRET": "x" * 32}) == b"x" * 32
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(SettingsError, match="32"):
        load_secret(tmp_path, {"NEGO_SECRET": "x" * 31})


def test_a_limit_lets_a_burst_through_then_one_at_a_time(tmp_path: Path) -> None:
    clock = Clock()
    engine = database(None, tmp_path)
    first, second = Rates(engine, SECRET, clock), Rates(engine, SECRET, clock)
    limit = Limit("said", 3, 30)
    for rates in (first, second, first):
        rates.take(limit, "192.0.2.7")
    with pytest.raises(TooMany) as refused:
        second.take(limit, "192.0.2.7")
    assert refused.value.retry_after == 10
    second.take(limit, "192.0.2.8")
    clock.now += 10
    second.take(limit, "192.0.2.7")
    with pytest.raises(TooMany):
        first.take(limit, "192.0.2.7")
    clock.now += 1000
    first.take(limit, "192.0.2.7")
    assert not any(b"192.0.2" in path.read_bytes() for path in tmp_path.iterdir())


@pytest.mark.parametrize(
    ("forwarded", "proxies", "address"),
    [
        (None, 0, "10.0.0.1"),
        ("192.0.2.7", 0, "10.0.0.1"),
        ("192.0.2.7", 1, "192.0.2.7"),
        ("forged, 192.0.2.7", 1, "192.0.2.7"),
        ("forged, 192.0.2.7, 10.0.0.2", 2, "192.0.2.7"),
        ("192.0.2.7", 2, "10.0.0.1"),
        (None, 1, "10.0.0.1"),
    ],
)
def test_the_address_that_counts(forwarded: str | None, proxies: int, address: str) -> None:
    assert client_address("10.0.0.1", forwarded, proxies) == address


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)  # SQLite writes one at a time
def test_a_first_event_counted_elsewhere_meanwhile_shuts_nobody_out(
    engine: sa.engine.Engine,
) -> None:
    clock, limit = Clock(), Limit("said", 3, 30)
    other, waiting = Rates(engine, SECRET, clock), [True]
    rates = Rates(engine, SECRET, clock)

    def between(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT") and waiting:
            waiting.clear()
            other.take(limit, "192.0.2.7")

    sa.event.listen(single(engine), "before_cursor_execute", between)
    rates.take(limit, "192.0.2.7")
    assert not waiting
    rates.take(limit, "192.0.2.7")
    with pytest.raises(TooMany):
        rates.take(limit, "192.0.2.7")
