"""The simulator: clock, random streams, objects, report and trace."""
