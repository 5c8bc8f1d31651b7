"""What a conversation is about: the context in force, and how one message changes it.

Nothing here knows Rasa: a message comes as the plain dictionary of its parse, slots as a plain mapping.
"""

from nego.conversation.context import Context, Question
from nego.conversation.conversion import understand_conversion
from nego.conversation.reading import Amount, JobRef, NamedJob, Reading, UnknownName
from nego.conversation.relatives import both, follow_reference
from nego.conversation.turns import (
    Problem,
    Turn,
    understand,
    understand_comparison,
    understand_offer,
)

__all__ = [
    "Amount",
    "Context",
    "JobRef",
    "NamedJob",
    "Problem",
    "Question",
    "Reading",
    "Turn",
    "UnknownName",
    "both",
    "follow_reference",
    "understand",
    "understand_comparison",
    "understand_conversion",
    "understand_offer",
]
