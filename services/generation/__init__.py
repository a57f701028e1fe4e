"""Generation: a sketch and a prompt become a twin, as a job."""
