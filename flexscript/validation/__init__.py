"""Judging a program without executing it: names, arguments, properties and likely mistakes."""
