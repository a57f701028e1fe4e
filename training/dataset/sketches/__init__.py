"""Sketches: the hands, inks, papers and cameras of GDT-120K's drawings."""
