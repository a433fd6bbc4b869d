"""Text becomes time expressions."""
