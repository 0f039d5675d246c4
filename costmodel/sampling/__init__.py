"""Random numbers: distributions, how they are elicited, and a stream for each input."""
