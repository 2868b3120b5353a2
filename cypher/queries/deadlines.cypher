// name: deadlines
// purpose: Duties with a time limit, immediacy (及时, 第一时间) included, by actor.
// params:
//   name: string = '' — the actor, by its canonical name or any written form; empty for all
//   document: string = '' — id of a document; empty for all
// returns:
//   actor — who must, or null
//   deadline — time limit as written
//   due — the same as ISO date where it is a calendar date, or null
//   modality — kind of norm
//   clause — the clause as it stands in the document
//   document — id of the document
//   at — offset of the clause in it
//   norm — id of the norm
MATCH (n:Norm)
WHERE n.deadline IS NOT NULL AND ($document = '' OR n.doc = $document)
OPTIONAL MATCH (a:Actor)-[:BEARS]->(n)
WITH n, a
WHERE $name = '' OR a.name = $name OR $name IN a.aliases
RETURN DISTINCT a.name AS actor,
       n.deadline AS deadline,
       n.due AS due,
       n.modality AS modality,
       n.text AS clause,
       n.doc AS document,
       n.start AS at,
       n.id AS norm
ORDER BY actor, document, at, norm
