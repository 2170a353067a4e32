"""Lines of a program in a PDF stay lines among running text."""

from pathlib import Path

from printed import lines, one, pdf


def test_lines_of_a_program_stay_lines_among_running_text_and_prose_in_its_letters_runs_on(
    tmp_path: Path,
) -> None:
    text = (
        "The keeper of the weir counts each boat that goes by the gate and writes its name down in the book."
    )
    prose = [line for y in (720, 600, 480) for line in lines(*[text] * 3, y=y, font="standard")]
    code = [f"gate_{at}.open(upper={at}, lower={at + 1}); gate_{at}.count(boats, barges); x" for at in (1, 2)]
    program = lines(*code, "end; x;", y=660)
    letter = lines("the boats of the upper lake wait for", "the gate until the bell has rung.", y=540)
    document = one(pdf(tmp_path / "a.pdf", [*prose, *program, *letter]))
    blocks = document.text.strip().split("\n\n")
    assert "\n".join([*code, "end; x;"]) in blocks
    assert "the boats of the upper lake wait for the gate until the bell has rung." in blocks
