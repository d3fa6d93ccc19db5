"""Markup, entities and limits of message texts."""
