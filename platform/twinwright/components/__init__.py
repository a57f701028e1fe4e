"""Streamlit components of our own. Each folder holds its sources and the built files it serves."""
