// name: edges-kind-of
// purpose: What these actors are a kind of.
// params:
//   ids: strings — the nodes
// returns:
//   source — where the edge begins
//   edge — it
//   target — where it ends
UNWIND $ids AS key
MATCH (a:Actor {id: key})-[e:KIND_OF]->(w:Actor)
RETURN a.id AS source, e AS edge, w.id AS target
ORDER BY source, target, e.id
