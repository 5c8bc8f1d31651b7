"""Where people write from: a request becomes a text and a conversation id, prefixed by the channel's name."""
