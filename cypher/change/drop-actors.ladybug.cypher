// name: drop-actors
// purpose: Take out the Actor nodes of these ids, whatever hangs on them.
// params:
//   ids: list — ids of nodes
MATCH (a:Actor)
WHERE a.id IN $ids
DETACH DELETE a
