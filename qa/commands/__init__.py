"""The command line: a file for each command, put together in main."""
