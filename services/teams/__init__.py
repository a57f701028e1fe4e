"""Teams: who works together, and in which role."""
