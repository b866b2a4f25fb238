"""The reference pages, printed from the code."""
