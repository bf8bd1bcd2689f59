"""The queue: the articles of a session, with status, flag and counts."""
