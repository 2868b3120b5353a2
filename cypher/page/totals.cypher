// name: totals
// purpose: How large the graph is: what a page of a part of it is measured by.
// returns:
//   norms — how many norms
//   actors — how many actors
//   documents — how many documents were read
MATCH (n:Norm)
WITH count(n) AS norms
OPTIONAL MATCH (a:Actor)
WITH norms, count(a) AS actors
OPTIONAL MATCH (d:Document {status: 'read'})
RETURN norms, actors, count(d) AS documents
