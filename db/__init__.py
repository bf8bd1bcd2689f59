"""The project file: records, operations, undo, queries. The only place for SQL."""
