"""Conversations: Telegram in, one use case, words out."""
