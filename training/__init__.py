"""The GDT dataset, the VLSM and how it is trained."""
