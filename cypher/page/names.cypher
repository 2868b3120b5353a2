// name: names
// purpose: Under which names these actors stand in these documents.
// params:
//   ids: strings — the actors
//   docs: strings — the documents
// returns:
//   name — the node
//   edge — why it is this actor
//   target — the actor
UNWIND $ids AS key
MATCH (m:Name)-[e:NAMES]->(a:Actor {id: key})
WHERE m.doc IN $docs
RETURN m AS name, e AS edge, a.id AS target
ORDER BY m.id, target, e.id
