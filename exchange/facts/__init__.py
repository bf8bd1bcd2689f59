"""Facts <-> bytes: one module per format."""
