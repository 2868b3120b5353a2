// name: actors-all
// purpose: Every actor.
// params:
//   limit: integer — most rows to return
// returns:
//   id — the actor
MATCH (a:Actor)
RETURN a.id AS id
ORDER BY id
LIMIT $limit
