"""Rasa custom actions, one module a skill: they read slots, ask ``nego`` and choose a message."""
