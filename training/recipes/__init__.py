"""One readable script a training run."""
