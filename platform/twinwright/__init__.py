"""Twinwright: the front end and the command line."""
