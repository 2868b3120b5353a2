// name: prune-edges
// purpose: Delete edges that the graph no longer has.
// params:
//   elements: strings — the server's own ids of the edges
// returns:
//   edges — zero: no other edge goes with them
UNWIND $elements AS element
MATCH ()-[r]->()
WHERE elementId(r) = element
DELETE r
RETURN 0 AS edges
