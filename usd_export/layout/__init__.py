"""Layout: where everything of a scene stands, and how it is called."""
