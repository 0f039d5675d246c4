"""Assumption files: YAML in, a checked and typed scenario with positions and sources out."""
