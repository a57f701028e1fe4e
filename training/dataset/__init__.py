"""GDT triplets: a plant, its program, its prompt and its sketch."""
