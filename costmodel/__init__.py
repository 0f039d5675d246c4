"""What 24/7 customer support costs: see the README."""
