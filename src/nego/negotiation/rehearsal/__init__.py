"""« Entraîne-moi »: Négo plays the recruiter. Same facts, seed and moves: same bytes."""

from nego.negotiation.rehearsal.engine import first_words, step
from nego.negotiation.rehearsal.feedback import Feedback, feedback
from nego.negotiation.rehearsal.model import Move, Reaction, Rehearsal, RehearsalError, Temperament
from nego.negotiation.rehearsal.opening import Setting, harder_again, other_again, same_again, start
from nego.negotiation.rehearsal.reading import read_move
from nego.negotiation.rehearsal.words import answer, conclusion, introduction, reminder

__all__ = [
    "Feedback",
    "Move",
    "Reaction",
    "Rehearsal",
    "RehearsalError",
    "Setting",
    "Temperament",
    "answer",
    "conclusion",
    "feedback",
    "first_words",
    "harder_again",
    "introduction",
    "other_again",
    "read_move",
    "reminder",
    "same_again",
    "start",
    "step",
]
