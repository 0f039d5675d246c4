"""Random draws of uncertain inputs: distributions, streams, and what moves together."""
