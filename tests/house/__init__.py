"""The house rules that a program can check: which files they hold for, and what each forbids."""
