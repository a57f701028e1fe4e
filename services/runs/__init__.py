"""Runs: a program becomes a plant, a plant becomes figures and a trace."""
