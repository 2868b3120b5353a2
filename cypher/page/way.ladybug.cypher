// name: way
// purpose: One shortest way between two actors over norms, parts and kinds, up to six edges, in any
//   direction.
// params:
//   source: string — one actor
//   target: string — the other
// returns:
//   ids — the actors and norms on the way
MATCH (a:Actor {id: $source}), (b:Actor {id: $target})
MATCH p = (a)-[:BEARS|TOWARDS|IMPOSED_BY|PART_OF|KIND_OF* ALL SHORTEST 1..6]-(b)
RETURN list_transform(nodes(p), n -> n.id) AS ids
ORDER BY list_to_string(' ', ids)
LIMIT 1
