"""Tokens are made when somebody reads them."""

from __future__ import annotations

import subprocess
import sys

import pytest
from rasa.shared.nlu.constants import TEXT, TEXT_TOKENS
from rasa.shared.nlu.training_data.message import Message

from nego.nlu.tokenizer import FrenchTokenizer, Tokens
from nego.paths import ROOT


def processed(text: str) -> Message:
    message = Message({TEXT: text}, output_properties={TEXT_TOKENS})
    (found,) = FrenchTokenizer(FrenchTokenizer.get_default_config()).process([message])
    return found


def test_tokens_have_their_place_lemma_and_part_of_speech() -> None:
    tokens = processed("Combien gagnent les infirmières ?").get(TEXT_TOKENS)
    assert [token.text for token in tokens] == ["Combien", "gagnent", "les", "infirmières", "?"]
    assert (tokens[3].start, tokens[3].end, tokens[3].lemma) == (20, 31, "infirmier")
    assert tokens[1].get("pos") == "VERB"
    assert len(tokens[1:3]) == 2


@pytest.mark.parametrize("nothing", ["", "  "])
def test_no_word_no_token(nothing: str) -> None:
    assert len(Tokens(nothing)) == 0


def test_they_are_not_stored_with_a_message() -> None:
    message = processed("bonjour")
    assert message.as_dict(only_output_properties=True) == {TEXT: "bonjour"}


def test_spacy_is_not_even_loaded_for_a_message() -> None:
    program = (
        "import sys; from nego.server.preparing import prepare_rasa; prepare_rasa()\n"
        "from nego.nlu.tokenizer import FrenchTokenizer\n"
        "from rasa.shared.nlu.training_data.message import Message\n"
        "tokenizer = FrenchTokenizer(FrenchTokenizer.get_default_config())\n"
        "made = tokenizer.process([Message({'text': 'bonjour'})])\n"
        "before = 'spacy' in sys.modules\n"
        "print(before, len(made[0].get('text_tokens')), 'spacy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True, cwd=ROOT
    )
    assert done.stdout.split() == ["False", "1", "True"]
