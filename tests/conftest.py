"""Fixtures for every test folder."""

from hypothesis import settings

from tests.sizes import EXAMPLES

pytest_plugins = ["tests.neo4j_server.plugin"]

if EXAMPLES:
    settings.register_profile("soak", max_examples=int(EXAMPLES), deadline=None)
    settings.load_profile("soak")
