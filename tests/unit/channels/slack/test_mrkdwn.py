"""Slack's text both ways."""

from __future__ import annotations

import pytest

from nego.channels.slack.mrkdwn import escape, plain


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("responsable R&amp;D", "responsable R&D"),
        ("a &lt; b &gt; c", "a < b > c"),
        ("&amp;lt;", "&lt;"),
        ("<@U0BOT> combien gagne un PMO ?", "combien gagne un PMO ?"),
        ("<@U0BOT|nego> bonjour <@U2>", "bonjour"),
        ("&lt;@U1&gt;", "<@U1>"),
        ("dans <#C1|general> ou <#C2>", "dans #general ou"),
        ("<mailto:a@b.fr|a@b.fr>", "a@b.fr"),
        ("<mailto:a@b.fr>", "a@b.fr"),
        ("<https://x.fr/?a=1&amp;b=2>", "https://x.fr/?a=1&b=2"),
        ("<https://x.fr|le site>", "le site"),
        ("<!here> <!subteam^S1|@paie> <!date^1^{date}|hier>", "@paie hier"),
        ("on me propose *42k*, _brut_ !", "on me propose 42k, brut !"),
        ("*_gras_*", "gras"),
        ("`42k`", "42k"),
        ("2*3*4 et a_b_c", "2*3*4 et a_b_c"),
        ("&gt; cité\nle reste", "cité\nle reste"),
        ("<@U0BOT>", ""),
    ],
)
def test_what_a_person_wrote(written: str, read: str) -> None:
    assert plain(written) == read


@pytest.mark.parametrize("text", ["R&D", "<!channel>", "<@U1>", "a < b & c > d", "&amp;"])
def test_what_is_escaped_mentions_nobody_and_reads_as_it_was(text: str) -> None:
    escaped = escape(text)
    assert not set("<>") & set(escaped)
    assert plain(escaped) == text
