"""Projects: a team's lines, each a tree of immutable versions."""
