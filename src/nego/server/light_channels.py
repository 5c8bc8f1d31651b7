"""Rasa's own channels that need no service of others; stands for `rasa.core.channels`."""

from rasa.core.channels.channel import (  # noqa: F401
    CollectingOutputChannel,
    InputChannel,
    OutputChannel,
    UserMessage,
)
from rasa.core.channels.rest import RestInput

# After the above, which it imports.
from rasa.core.channels.callback import CallbackInput  # isort: skip

input_channel_classes = [CallbackInput, RestInput]
BUILTIN_CHANNELS = {channel.name(): channel for channel in input_channel_classes}
