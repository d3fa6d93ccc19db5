"""Questions to the database: session first, no commit."""
