"""Inference: how a program is asked for, and the client of the model server."""
