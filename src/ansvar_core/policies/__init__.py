"""Policies that are ready to use."""
