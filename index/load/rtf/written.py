"""The text of an RTF document as far as it is written: its open groups and frames, and where words go."""

from passerelle.index.load.account import Account
from passerelle.index.load.blocks import Block, Cell
from passerelle.index.load.letters import PRIVATE, symbols
from passerelle.index.load.page_edges import leave_out, with_edges
from passerelle.index.load.raised import lowered, raised
from passerelle.index.load.rtf.commands import TOLD
from passerelle.index.load.rtf.fonts import Fonts
from passerelle.index.load.rtf.state import Frame, State
from passerelle.index.load.rtf.styles import Styles
from passerelle.index.text import one_line
from passerelle.index.types import GapKind


class Written:
    """What is written, what it lacks and what the document tells of itself; commands of form change what is at hand."""

    def __init__(self) -> None:
        self.account = Account()
        self.title = ""
        self.fields: dict[str, list[str]] = {}
        self.fonts = Fonts()
        self.styles = Styles()
        self.states = [State()]
        self.frames = [Frame()]
        self.edges: list[tuple[str, Cell]] = []
        """Heads and feet of pages that are finished, each with the command that began it."""
        self.first_page_apart = False
        self.instruction: list[str] = []
        self._left_out: tuple[GapKind, str] = ("hidden text", "")

    @property
    def state(self) -> State:
        return self.states[-1]

    @property
    def frame(self) -> Frame:
        return self.frames[-1]

    def add(self, text: str) -> None:
        """Put *text* where it goes: into the document, what it says of itself, a font's or style's name, or nowhere."""
        state = self.state
        if not text:
            return
        match state.goes_to:
            case "text":
                self.say(text, state)
            case "fonttbl":
                self.fonts.define(state.font).name += text
            case "stylesheet":
                self.styles.add_name(text)
            case "instruction":
                self.instruction.append(text)
            case place if place in TOLD:
                self.fields.setdefault(place, []).append(text)

    def say(self, text: str, state: State) -> None:
        """Write *text* into the document as *state* has it shown, or note that it is not."""
        if state.deleted or state.hidden or state.struck:
            kind: GapKind = "deletions" if state.deleted or state.struck else "hidden text"
            self._leave_out(kind, text)
            return
        self.account_left_out()
        if self.styles.contents:
            return
        text = self._drawn(text, state.font)
        before = next((part for part in reversed(self.frame.words) if part), "")
        if state.raised:
            text = raised(text, before) if state.raised > 0 else lowered(text, before)
        self.frame.words.append(text)

    def _drawn(self, text: str, number: int) -> str:
        """Return the letters that the font of that *number* draws for *text*."""
        font = self.fonts.named(number)
        private = any(ord(each) in PRIVATE for each in text)
        if not private and not font.draws_symbols:
            return text
        unknown = "" if "".join(self.frame.words).strip() else "•"  # what stands before an item
        text = symbols(text, font.name.strip("; "))
        if "\ufffd" in text and not unknown:
            self.account.add("letters without meaning", font.name.strip("; "))
        return text.replace("\ufffd", unknown if private else "")

    def _leave_out(self, kind: GapKind, text: str) -> None:
        """Note text that is not shown: letters that follow on one another, however they are written, are one."""
        if self._left_out[0] != kind:
            self.account_left_out()
        self._left_out = (kind, self._left_out[1] + text)

    def account_left_out(self) -> None:
        """Account for the text left out since the last that was shown."""
        kind, text = self._left_out
        if text.strip():
            self.account.add(kind, text)
        self._left_out = (kind, "")

    def end_paragraph(self) -> None:
        if self.state.goes_to == "text":
            self.account_left_out()
            if self.frame.initial:
                return  # the letter belongs to the paragraph below it
            if self.styles.is_title and not self.title:
                self.title = one_line("".join(self.frame.words))
            self.frame.end_paragraph()

    def end_frame(self) -> None:
        """Finish the innermost text within the text: it stands below the paragraph that it was met in."""
        inner = self.frames.pop()
        self.frame.below += inner.finish()

    def end_edge(self, command: str) -> None:
        """Finish the head or foot of pages that *command* began."""
        self.edges.append((command, tuple(self.frames.pop().finish())))

    def finish(self) -> list[Block]:
        """Return all blocks, with what heads and feet of pages tell."""
        self.account_left_out()
        while len(self.frames) > 1:
            self.end_frame()
        edges: dict[str, list[Cell]] = {"header": [], "footer": []}
        for command, edge in self.edges:
            if self.first_page_apart or command[6:] != "f":
                edges[command[:6]].append(edge)
            else:
                leave_out(edge, self.account)
        return with_edges(self.frame.finish(), edges["header"], edges["footer"], self.account)

    def set_style(self, number: int) -> None:
        """Take up a style: of a paragraph, or in the table of styles the one that is named next."""
        self.styles.at_hand = number
        if self.state.goes_to == "text":
            self.frame.level = self.styles.level()
            self.styles.begin_contents()

    def set_level(self, number: int) -> None:
        level = number + 1 if 0 <= number < 9 else 0
        if self.state.goes_to == "text":
            self.frame.level = level
        elif self.state.goes_to == "stylesheet":
            self.styles.set_level(level)

    def reset_paragraph(self) -> None:
        if self.state.goes_to == "text":
            frame = self.frame
            frame.level, frame.listed, frame.in_table, frame.initial = 0, False, False, False
            self.styles.reset()
