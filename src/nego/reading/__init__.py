"""Places and experience in a French sentence."""
