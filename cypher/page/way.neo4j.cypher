// name: way
// purpose: One shortest way between two actors over norms, parts and kinds, up to six edges, in any
//   direction.
// params:
//   source: string — one actor
//   target: string — the other
// returns:
//   ids — the actors and norms on the way
MATCH (a:Actor {id: $source}), (b:Actor {id: $target})
MATCH p = allShortestPaths((a)-[:BEARS|TOWARDS|IMPOSED_BY|PART_OF|KIND_OF*1..6]-(b))
RETURN [n IN nodes(p) | n.id] AS ids
ORDER BY ids
LIMIT 1
