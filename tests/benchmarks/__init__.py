"""What is measured, each by a command of its own; nothing here is run by `make test`."""
