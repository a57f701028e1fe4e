"""The command line: ``twinwright up | down | generate``. Wiring only."""
