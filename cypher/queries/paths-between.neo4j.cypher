// name: paths-between
// purpose: How two actors are tied: every shortest way over norms, parts and kinds, up to six edges, in any
//   direction.
// params:
//   source: string — one actor, by its canonical name or any written form
//   target: string — the other, in the same way
//   limit: integer = 20 — most rows to return
// returns:
//   from_actor — one actor
//   to_actor — the other
//   steps — how many edges lie between
//   path — names of the actors and clauses of the norms on the way, joined by ' — '
MATCH (a:Actor), (b:Actor)
WHERE (a.name = $source OR $source IN a.aliases) AND (b.name = $target OR $target IN b.aliases) AND a.id <> b.id
MATCH p = allShortestPaths((a)-[:BEARS|TOWARDS|PART_OF|KIND_OF*1..6]-(b))
RETURN DISTINCT a.name AS from_actor,
       b.name AS to_actor,
       length(p) AS steps,
       reduce(s = a.name, n IN tail(nodes(p)) | s + ' — ' + coalesce(n.name, n.text)) AS path
ORDER BY from_actor, to_actor, steps, path
LIMIT $limit
