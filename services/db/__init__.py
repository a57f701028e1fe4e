"""The database: base model, sessions and migrations. Models live with their domains."""
