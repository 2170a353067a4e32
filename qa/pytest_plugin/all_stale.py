"""A session of pytest in which every question that expects a place was stale: it says nothing, and may not pass."""

import pytest

NAME = "passerelle"
"""Of the property by which a report says what came of a question."""
SAID = "every question that expects a place was stale: --passerelle-allow-stale skips some, and not all"


class AllStale:
    """Counts what became of questions, by the reports of tests, which come from other processes too."""

    def __init__(self) -> None:
        self._stale = self._asked = 0

    @property
    def _says_nothing(self) -> bool:
        return self._stale > 0 and self._asked == 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call":
            said = [value for name, value in report.user_properties if name == NAME]
            self._stale += "stale" in said
            self._asked += "asked" in said

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self._says_nothing and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self._says_nothing:
            terminalreporter.write_line(f"passerelle: {SAID}", red=True)
