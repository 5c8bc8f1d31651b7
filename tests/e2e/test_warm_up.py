"""A started server has read what its answers are made of: nobody waits for a file or a grammar."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

READ_LATER = {
    "nego.french._h_words",  # small
    "nego.nlu.words._pay_questions",  # small
    "nego.links._fernet",  # for pages
    "nego.negotiation.pictures._characters",
    "nego.negotiation.pictures._environment",
    "nego.nlu.tokenizer.french",  # spaCy, which no answer needs
    "nego.knowledge.resolution.language.french_words",  # when the index of names is built anew
    "nego.knowledge.resolution.language.french_verbs",
    "nego.knowledge.resolution.language.french_verb_forms",
}
WARM_UP = """
import sys
from nego.server.preparing import prepare_rasa; prepare_rasa()
from nego.cli.model import current_model
from nego.server.loading import stored_agent
from nego.server.warmup import warm_up
from nego.metrics import TURNS
warm_up(stored_agent(current_model()))
print("counted", sum(sample.value for metric in TURNS.collect() for sample in metric.samples))
for name, module in sorted(sys.modules.items()):
    for what, function in sorted(vars(module).items()) if name.startswith("nego.") else ():
        parameters = getattr(function, "cache_parameters", None)
        if parameters and function.__module__ == name and parameters()["maxsize"] in (1, 2):
            if not function.cache_info().currsize:
                print(name + "." + what)
"""


@pytest.mark.e2e
def test_what_answers_need_is_read_before_the_first_one(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WARM_UP],
        env={**os.environ, "NEGO_DATA": str(tmp_path)},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
        timeout=600,
    )
    counted, *unread = done.stdout.splitlines()
    assert counted == "counted 0"
    assert set(unread) <= READ_LATER
