// name: edges-cites
// purpose: What these documents cite.
// params:
//   ids: strings — the nodes
// returns:
//   source — where the edge begins
//   edge — it
//   target — where it ends
UNWIND $ids AS key
MATCH (d:Document {id: key})-[e:CITES]->(other:Document)
RETURN d.id AS source, e AS edge, other.id AS target
ORDER BY source, target, e.id
