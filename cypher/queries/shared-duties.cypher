// name: shared-duties
// purpose: The same duty in several documents: one actor, one modality and one verb, with the clause of
//   each document.
// params:
//   name: string = '' — the actor, by its canonical name or any written form; empty for all
// returns:
//   actor — who bears it
//   modality — kind of norm
//   predicate — the verb
//   documents — how many documents say it
//   clause — the clause as it stands in the document
//   document — id of the document
//   at — offset of the clause in it
//   norm — id of the norm
MATCH (a:Actor)-[:BEARS]->(n:Norm)
WHERE $name = '' OR a.name = $name OR $name IN a.aliases
WITH a, n.modality AS modality, n.predicate AS predicate, count(DISTINCT n.doc) AS documents
WHERE documents > 1
MATCH (a)-[:BEARS]->(m:Norm)
WHERE m.modality = modality AND m.predicate = predicate
RETURN DISTINCT a.name AS actor,
       modality,
       predicate,
       documents,
       m.text AS clause,
       m.doc AS document,
       m.start AS at,
       m.id AS norm
ORDER BY documents DESC, actor, modality, predicate, document, at, norm
