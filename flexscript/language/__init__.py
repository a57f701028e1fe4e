"""The FlexScript language: text, tokens, syntax tree, printer, and the tables of its library.

Nothing here executes a program; ``flexscript.validation`` judges and
``flexscript.runtime`` runs what is defined here.
"""
