// name: edges-bears
// purpose: Who bears these norms.
// params:
//   ids: strings — the norms
// returns:
//   source — where the edge begins
//   edge — it
//   target — where it ends
UNWIND $ids AS key
MATCH (a:Actor)-[e:BEARS]->(n:Norm {id: key})
RETURN a.id AS source, e AS edge, n.id AS target
ORDER BY source, target, e.id
