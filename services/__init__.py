"""Decisions without a messenger: use cases, and the pure rules they stand on."""
