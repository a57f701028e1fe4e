"""Languages: one file of grammar each; their wordings are in ``wordings/<code>``."""
