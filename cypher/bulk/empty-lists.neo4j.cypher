// name: empty-lists
// purpose: Give an Actor whose list of written forms is empty that empty list; CSV cannot say it.
MATCH (n:Actor) WHERE n.aliases IS NULL
SET n.aliases = []
