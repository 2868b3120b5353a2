// name: calendar
// purpose: Which duty falls due on which date, in the order of dates.
// params:
//   since: string = '' — first ISO date; empty for no bound
//   until: string = '' — last ISO date; empty for no bound
// returns:
//   due — ISO date
//   deadline — as written
//   actor — who must, or null
//   clause — the clause as it stands in the document
//   document — id of the document
//   at — offset of the clause in it
//   norm — id of the norm
MATCH (n:Norm)
WHERE n.due IS NOT NULL AND ($since = '' OR n.due >= $since) AND ($until = '' OR n.due <= $until)
OPTIONAL MATCH (a:Actor)-[:BEARS]->(n)
RETURN DISTINCT n.due AS due,
       n.deadline AS deadline,
       a.name AS actor,
       n.text AS clause,
       n.doc AS document,
       n.start AS at,
       n.id AS norm
ORDER BY due, document, at, norm, actor
