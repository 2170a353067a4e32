"""What takes long: a service that is asked for hours, and text of any kind put to everything that reads."""
