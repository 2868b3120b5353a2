"""Fixtures for every test folder."""

pytest_plugins = ["tests.neo4j_server.plugin"]
