"""Claims that tell of the same happening become one event."""
