"""Queueing maths on arrays: Erlang C and Erlang A."""
