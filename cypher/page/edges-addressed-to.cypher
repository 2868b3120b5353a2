// name: edges-addressed-to
// purpose: To whom these documents are addressed.
// params:
//   ids: strings — the nodes
// returns:
//   source — where the edge begins
//   edge — it
//   target — where it ends
UNWIND $ids AS key
MATCH (d:Document {id: key})-[e:ADDRESSED_TO]->(a:Actor)
RETURN d.id AS source, e AS edge, a.id AS target
ORDER BY source, target, e.id
