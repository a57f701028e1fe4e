"""The pages: one file a page, reading as a list of the panels it is made of."""
