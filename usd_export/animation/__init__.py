"""Animation: the trace of a run as ways of items and executers through the scene."""
