"""What is shown: tables, markdown, csv and json."""
