"""Négo in Slack, on Slack's own Bolt: what comes is kept before it is acknowledged, then answered."""

from nego.channels.slack.channel import SlackInput

__all__ = ["SlackInput"]
