"""``passerelle questions``: keep a question set."""

from passerelle.commands import questions_add, questions_check, questions_new
from passerelle.commands.command import Group

COMMANDS = Group(
    "questions",
    "Work on a question set: check it, draft a first one, add a question.",
    (questions_check.COMMAND, questions_new.COMMAND, questions_add.COMMAND),
)
