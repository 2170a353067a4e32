"""The styles of an RTF document: which are headings, titles or entries of a table of contents."""

from dataclasses import dataclass, field

from passerelle.index.load.word.styles import CONTENTS_NAME, HEADING_NAME, TITLE_NAMES


@dataclass(slots=True)
class Styles:
    """The styles by their numbers, the one at hand, and whether its paragraph is of a table of contents."""

    at_hand: int | None = None
    contents: bool = False
    _names: dict[int, str] = field(default_factory=dict)
    _levels: dict[int, int] = field(default_factory=dict)

    @property
    def is_title(self) -> bool:
        return self.at_hand is not None and self._name().lower() in TITLE_NAMES

    def add_name(self, text: str) -> None:
        """Put *text* behind the name of the style at hand, in the table of styles."""
        if self.at_hand is not None:
            self._names[self.at_hand] = self._names.get(self.at_hand, "") + text

    def set_level(self, level: int) -> None:
        """Note the level of the style at hand, in the table of styles."""
        if self.at_hand is not None:
            self._levels[self.at_hand] = level

    def level(self) -> int:
        """Return the heading level of a paragraph in the style at hand, 0 for none."""
        name = self._name()
        found = HEADING_NAME.fullmatch(name)
        named = int(found[1]) if found else int(name.lower() in TITLE_NAMES)
        return named or self._levels.get(self.at_hand or 0, 0)

    def begin_contents(self) -> None:
        """Note whether the paragraph in the style at hand is of a table of contents."""
        self.contents = CONTENTS_NAME.match(self._name()) is not None

    def reset(self) -> None:
        self.at_hand, self.contents = None, False

    def _name(self) -> str:
        return self._names.get(self.at_hand or 0, "").strip("; ")
