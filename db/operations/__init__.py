"""Every change of a project: one module an operation, each one named step through `Project.transact`."""
