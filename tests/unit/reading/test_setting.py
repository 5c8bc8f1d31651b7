"""Where and how a job is done."""

from __future__ import annotations

import pytest

from nego.reading.setting import find_setting, unread_setting, without_settings


@pytest.mark.parametrize(
    ("text", "words", "sector"),
    [
        ("et en libéral ?", "en libéral", "liberal"),
        ("a son compte", "a son compte", "liberal"),
        ("et à l'hôpital ?", "à l'hôpital", "public"),
        ("et dans la fonction publique hospitalière", "dans la fonction publique hospitalière", "public"),
        ("et en clinique", "en clinique", "private"),
        ("et dans le privé ?", "dans le privé", "private"),
        ("et à Lille en EHPAD ?", "en EHPAD", None),
        ("et de nuit ?", "de nuit", None),
        ("en réa", "en réa", None),
    ],
)
def test_a_setting_and_its_sector(text: str, words: str, sector: str | None) -> None:
    setting = find_setting(text)
    assert setting is not None
    assert (setting.words, setting.sector) == (words, sector)
    assert text[setting.start : setting.end] == words


@pytest.mark.parametrize("text", ["et en net ?", "infirmier libéral", "une nuit", "l'hôpital recrute", ""])
def test_no_setting(text: str) -> None:
    assert find_setting(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("et pour les enfants ?", "pour les enfants"),
        ("sinon dans l'imagerie médicale", "dans l'imagerie médicale"),
        ("et sur un bateau svp", "sur un bateau"),
        ("et en moyenne ?", None),
        ("et pour un comptable qui gagne bien sa vie à Paris ?", None),
        ("combien gagne un comptable dans l'audit", None),
        ("en fait", None),
    ],
)
def test_what_a_follow_up_says_beside_what_is_known(text: str, words: str | None) -> None:
    setting = unread_setting(text)
    assert (setting.words if setting else None) == words


def test_settings_are_blanked_in_place() -> None:
    assert without_settings("et à Lille en EHPAD ?") == "et à Lille          ?"
