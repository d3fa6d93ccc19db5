"""Municipalities as data: what a programme may say, and how it is read."""
