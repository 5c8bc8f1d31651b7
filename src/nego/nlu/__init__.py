"""Reading messages: Rasa graph components around a pure reading of the sentence (see `sentence`)."""
