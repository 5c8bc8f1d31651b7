"""Messages from templates: filling, buttons, tidying, faults."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError

from nego.conversation import JobRef
from nego.paths import TEMPLATES
from nego.wording import FILTERS, Button, Message, Title, Wording, WordingError, wording

WORDS = "{% macro unit(x) -%} {{ x }} € {%- endmacro %}"


def words(folder: Path, text: str) -> Wording:
    (folder / "words.j2").write_text(WORDS, encoding="utf-8")
    (folder / "some.yml").write_text(text, encoding="utf-8")
    return Wording(folder)


def test_a_message_is_filled_and_tidied(tmp_path: Path) -> None:
    text = "hello:\n  text: |-\n    Bonjour  {{ name }}.\n\n      {{ w.unit(3) }}\n\n    \n"
    assert words(tmp_path, text).render("hello", name="Ada").text == "Bonjour Ada.\n3 €"


def test_a_line_marked_stands_apart_wherever_it_ends_up(tmp_path: Path) -> None:
    text = (
        "a:\n  text: |-\n    {% if x %}\n    Un.\n    {% endif %}\n    {{ apart }}Source : ici.\n    Deux.\n"
        "b: {text: '{{ apart }}Page : là.'}\n"
    )
    filled = words(tmp_path, text)
    long, short, page = filled.render("a", x=True), filled.render("a", x=False), filled.render("b")
    assert (long.text, long.apart) == ("Un.\nSource : ici.\nDeux.", (1,))
    assert (short.text, short.apart) == ("Source : ici.\nDeux.", (0,))
    assert (long + page).apart == (1, 3)
    assert (Message("") + long).apart == (1,)
    assert (long + Message("")).text == long.text


@pytest.mark.parametrize(("shown", "titles"), [(True, ("Oui", "Non")), (False, ("Non",))])
def test_a_button_is_offered_when(tmp_path: Path, shown: bool, titles: tuple[str, ...]) -> None:
    buttons = "[{title: Oui, when: shown}, {title: Non, payload: 'non {{ x }}'}]"
    text = f"a:\n  text: A\n  buttons: {buttons}\n"
    message = words(tmp_path, text).render("a", shown=shown, x="merci")
    assert tuple(button.title for button in message.buttons) == titles
    assert message.buttons[-1].payload == "non merci"


def test_jobs_become_buttons_five_at_most(tmp_path: Path) -> None:
    jobs = [JobRef(f"j{n}", f"Métier {n}") for n in range(7)]
    message = words(tmp_path, "a:\n  text: A\n  jobs: jobs\n").render("a", jobs=jobs)
    assert message.buttons == tuple(Button(f"Métier {n}", f"Métier {n}") for n in range(5))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: bonjour", "« a » n'a pas de texte"),
        ("a: {buttons: []}", "« a » n'a pas de texte"),
        ("a: {text: 3}", "« a » n'a pas de texte"),
    ],
)
def test_a_bad_entry_is_refused_with_its_name(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(WordingError, match=f"some.yml: {said}"):
        words(tmp_path, text)


def test_one_name_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.yml").write_text("a: {text: A}", encoding="utf-8")
    with pytest.raises(WordingError, match="« a » est défini deux fois"):
        words(tmp_path, "a: {text: A}")


def test_an_unknown_message_and_a_missing_value_are_errors(tmp_path: Path) -> None:
    made = words(tmp_path, "a: {text: 'Bonjour {{ name }}'}")
    with pytest.raises(WordingError, match="aucun message ne s'appelle « b »"):
        made.render("b")
    with pytest.raises(UndefinedError):
        made.render("a")


def test_two_messages_become_one() -> None:
    one, other = Message("A", (Button("a", "a"),)), Message("B", (Button("b", "b"),))
    assert one + other == Message("A\nB", (Button("a", "a"), Button("b", "b")))
    assert Message("") + other == other


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("euros", 1867.02, "1\u202f867,02\u00a0€"),
        ("signed_euros", -1166.6, "−1\u202f167\u00a0€"),
        ("signed_euros", 40, "+40\u00a0€"),
        ("signed_percent", -0.226, "−23\u00a0%"),
        ("signed_percent", 0.5, "+50\u00a0%"),
        ("iso_date", "2026-06-01", "1er juin 2026"),
        ("capfirst", "une infirmière", "Une infirmière"),
        ("capfirst", "", ""),
        ("un", Title("Infirmière", "f"), "une infirmière"),
        ("un", Title("PMO"), "un PMO"),
        ("le", Title("Infirmier"), "l'infirmier"),
        ("le", Title("Comptable", "f"), "la comptable"),
        ("du", Title("Infirmière", "f"), "de l'infirmière"),
        ("du", Title("Comptable"), "du comptable"),
        ("d_un", Title("Avocat"), "d'un avocat"),
        ("family", "P3Z91 : Magistrats", "Magistrats"),
        ("family", "Autres ouvriers : bois", "Autres ouvriers : bois"),
        ("bare", "Apec, baromètre 2025 (lecture tierce)", "Apec, baromètre 2025"),
        ("bare", "INSEE 2014 par commune, agrégation de ce projet", "INSEE 2014 par commune"),
        ("department", "département 69", "Rhône"),
        ("department", "2A", "Corse-du-Sud"),
        ("department", "Bretagne", "Bretagne"),
    ],
)
def test_filters(name: str, value: Any, expected: str) -> None:
    assert FILTERS[name](value) == expected


def test_the_projects_own_templates_are_sound() -> None:
    names = wording().names
    assert len(names) == len(set(names))
    assert {"error", "disclosure", "salary"} <= set(names)


def test_no_exclamation_marks_and_no_tabs_in_what_is_said() -> None:
    for path in (*TEMPLATES.glob("*.yml"), *TEMPLATES.glob("*.j2")):
        said = path.read_text(encoding="utf-8").replace("!=", "")
        assert "!" not in said, path.name
        assert "\t" not in said, path.name
