"""Judging an offer and finding the figure to ask for. Plain computation: no wording, no Rasa."""
