"""The parts of pages: each shows one thing and knows nothing of its neighbours."""
