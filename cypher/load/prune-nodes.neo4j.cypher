// name: prune-nodes
// purpose: Delete nodes that the graph no longer has, with every edge still at them.
// params:
//   elements: strings — the server's own ids of the nodes
// returns:
//   edges — how many edges went with a node
UNWIND $elements AS element
MATCH (n)
WHERE elementId(n) = element
WITH n, COUNT { (n)--() } AS edges
DETACH DELETE n
RETURN edges
