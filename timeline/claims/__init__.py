"""Time expressions become claims: who did what, when, and how sure the text is."""
