"""Blobs: bytes under the name of their own sha256."""
