"""Fixtures for every test folder."""

import signal

import pytest
from hypothesis import settings

from tests.sizes import EXAMPLES

pytest_plugins = ["tests.neo4j_server.plugin"]

if EXAMPLES:
    settings.register_profile("soak", max_examples=int(EXAMPLES), deadline=None)
    settings.load_profile("soak")


@pytest.fixture(scope="session", autouse=True)
def signals_reach_children() -> None:
    """A shell starts background jobs with Ctrl-C ignored, and children inherit that: undo it for ours."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
