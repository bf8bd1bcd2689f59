"""Records to bytes and back: one module per format. No Qt, no SQL."""
