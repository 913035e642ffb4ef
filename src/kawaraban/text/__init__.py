"""Text in, spans out: one language phenomenon a module."""
