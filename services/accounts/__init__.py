"""Accounts: the users of an installation."""
