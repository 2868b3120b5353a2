"""A real Neo4j for tests: the one at NEO4J_URI, else one in Docker, else one in Java by Maven's jars."""
