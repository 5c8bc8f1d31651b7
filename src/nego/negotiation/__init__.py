"""Judging an offer, finding the figure to ask for, and what to say and take along. No Rasa."""
