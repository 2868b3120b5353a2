// name: edges-imposed-by
// purpose: On whose word these norms are.
// params:
//   ids: strings — the norms
// returns:
//   source — where the edge begins
//   edge — it
//   target — where it ends
UNWIND $ids AS key
MATCH (n:Norm {id: key})-[e:IMPOSED_BY]->(a:Actor)
RETURN n.id AS source, e AS edge, a.id AS target
ORDER BY source, target, e.id
