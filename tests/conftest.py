"""Fixtures for every test folder."""

import signal
from typing import Any

import pytest
from hypothesis import settings

from tests.sharing import rank, scheduler
from tests.sizes import EXAMPLES

pytest_plugins = ["tests.neo4j_server.plugin"]

if EXAMPLES:
    settings.register_profile("soak", max_examples=int(EXAMPLES), deadline=None)
    settings.load_profile("soak")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give each worker whole parts of the suite; see `tests/sharing.py`."""
    return scheduler(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the longest parts where there are workers."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: rank(item.nodeid))


@pytest.fixture(scope="session", autouse=True)
def signals_reach_children() -> None:
    """A shell starts background jobs with Ctrl-C ignored, and children inherit that: undo it for ours."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
