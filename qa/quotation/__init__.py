"""What a person wants to see quoted: a sentence, a whole list, a table's row with its header, a FAQ's answer."""

from passerelle.quotation.quote import quotation
from passerelle.quotation.types import Quotation

__all__ = ["Quotation", "quotation"]
