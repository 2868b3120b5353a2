"""A real Neo4j server for tests: the one at NEO4J_URI, else one in Docker, else one in Java by Maven's jars."""
