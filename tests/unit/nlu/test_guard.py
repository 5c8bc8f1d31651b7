import pytest
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.nlu.training_data.message import Message

from nego.nlu.guard import INPUT_PROBLEM, MessageGuard, harmless, is_refused
from nego.text import MAX_CHARACTERS


def guarded(text: str) -> Message:
    return MessageGuard().process([Message({"text": text})])[0]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("\u200b\u200b", "empty"),
        ("🙂🙂", "no_words"),
        ("?!", "no_words"),
        ("/restart", "command"),
        ("  /session_start", "command"),
        ('/ask_salary{"job": "comptable"}', "command"),
        ("<script>alert(1)</script>", "markup"),
        ("combien " * 2000, "too_long"),
    ],
)
def test_unreadable_messages_are_refused(text: str, problem: str) -> None:
    message = guarded(text)
    assert is_refused(message)
    assert message.get(INPUT_PROBLEM) == problem
    assert message.get("intent") == {"name": "out_of_scope", "confidence": 1.0}
    assert message.get("entities") == []


@pytest.mark.parametrize("text", ["combien gagne un comptable ?", "2 500 € / mois, ça va ?", "ok"])
def test_sentences_go_through(text: str) -> None:
    message = guarded(text)
    assert not is_refused(message)
    assert message.get("intent") is None
    assert message.get("text") == text


@pytest.mark.parametrize(
    "text",
    ["/restart", "//restart", " / restart", "/ /greet", '/greet{"a": 1}', "\u200b/restart", "/", "\x00/back"],
)
def test_no_text_is_left_that_rasa_would_obey(text: str) -> None:
    message = guarded(text)
    assert not message.get("text").startswith("/")
    assert YAMLStoryReader.unpack_regex_message(message) is message


def test_the_text_is_cleaned_and_cut() -> None:
    assert harmless("  combien\x00 gagne\u200b un   PMO ") == "combien gagne un PMO"
    assert len(harmless("a" * 10_000)) == MAX_CHARACTERS


def test_the_refusal_is_part_of_the_parse() -> None:
    parsed = guarded("/restart").as_dict(only_output_properties=True)
    assert parsed[INPUT_PROBLEM] == "command"
    assert parsed["text"] == "restart"
