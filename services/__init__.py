"""What the front end and the workers call."""
