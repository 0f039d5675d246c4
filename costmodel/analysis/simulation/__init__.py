"""Simulation: the model at draws of its uncertain inputs, and what the draws say."""
