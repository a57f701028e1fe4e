"""One machine: the processes behind ``twinwright up``, and what they need to start."""
