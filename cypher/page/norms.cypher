// name: norms
// purpose: Norms by their ids.
// params:
//   ids: strings — the norms
// returns:
//   norm — the node
UNWIND $ids AS key
MATCH (n:Norm {id: key})
RETURN n AS norm
ORDER BY n.id
