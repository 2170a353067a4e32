"""What can go wrong, each with the sentence that says how to mend it."""


class PasserelleError(Exception):
    """The parent of every error of ours: its text names the fault and the remedy."""


class LoadError(PasserelleError):
    """A file, or one line of a collection, cannot be read as a document."""


class EmbedderError(PasserelleError):
    """A model is missing, cannot be loaded, or gave vectors that are no use."""


class StoreError(PasserelleError):
    """A store is missing, damaged, or made by another model or version."""


class StoreLockedError(StoreError):
    """Another program is writing to the store."""
