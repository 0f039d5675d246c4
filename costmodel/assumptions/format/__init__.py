"""The assumption file, section by section: every key, declared once."""
