// name: conditional-duties
// purpose: Duties that hold only under a condition, by actor.
// params:
//   name: string = '' — the actor, by its canonical name or any written form; empty for all
//   text: string = '' — words that the condition contains; empty for all
// returns:
//   condition — when it applies
//   actor — who bears it, or null
//   modality — kind of norm
//   clause — the clause as it stands in the document
//   document — id of the document
//   at — offset of the clause in it
//   norm — id of the norm
MATCH (n:Norm)
WHERE n.condition IS NOT NULL AND ($text = '' OR n.condition CONTAINS $text)
OPTIONAL MATCH (a:Actor)-[:BEARS]->(n)
WITH n, a
WHERE $name = '' OR a.name = $name OR $name IN a.aliases
RETURN DISTINCT n.condition AS condition,
       a.name AS actor,
       n.modality AS modality,
       n.text AS clause,
       n.doc AS document,
       n.start AS at,
       n.id AS norm
ORDER BY document, at, norm, actor
