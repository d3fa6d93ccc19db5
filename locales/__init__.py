"""Words: every text the bot says, in Fluent, a file a conversation, a folder a language."""
