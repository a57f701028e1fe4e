"""Meaning: what a program may say, checked before it runs."""
