"""What is asked of the model: run, compare, explain."""
