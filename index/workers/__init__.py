"""Many processes, on one machine or several, that read and embed files for one store in a database."""
