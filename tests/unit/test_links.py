"""Addresses of pages: only for who was told, for some time, and silent on the conversation."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from nego.links import ROUTE, VALID_SECONDS, conversation_of, page_address


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEGO_DATA", str(tmp_path))


def token(conversation: str) -> str:
    return page_address(conversation, "pdf").removeprefix(ROUTE).removesuffix(".pdf")


@pytest.mark.parametrize("conversation", ["a", "test-0123456789", "é" * 200, "a/b?c#d.pdf"])
def test_an_address_names_its_conversation_to_the_server_only(conversation: str) -> None:
    assert conversation_of(token(conversation)) == conversation
    assert "/" not in token(conversation)
    assert len(conversation) < 2 or conversation not in token(conversation)


@pytest.mark.parametrize("forged", ["", "a", "é", "..", "gAAAAA", "0" * 500])
def test_a_forged_address_names_nothing(forged: str) -> None:
    assert conversation_of(forged) is None
    assert conversation_of(token("a")[:-3] + "AAA") is None


def test_the_key_of_another_server_opens_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = token("a")
    monkeypatch.setenv("NEGO_DATA", str(tmp_path / "other"))
    assert conversation_of(given) is None


def test_an_address_grows_old(monkeypatch: pytest.MonkeyPatch) -> None:
    given, now = token("a"), time.time()
    monkeypatch.setattr(time, "time", lambda: now + VALID_SECONDS + 61)
    assert conversation_of(given) is None
