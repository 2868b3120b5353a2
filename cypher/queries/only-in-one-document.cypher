// name: only-in-one-document
// purpose: What only one document says of an actor that several documents bind: no other has this verb and
//   modality for it.
// params:
//   document: string = '' — id of a document; empty for all
// returns:
//   actor — who bears it
//   bound_by — how many documents bind the actor at all
//   modality — kind of norm
//   predicate — the verb
//   clause — the clause as it stands in the document
//   document — id of the document
//   at — offset of the clause in it
//   norm — id of the norm
MATCH (a:Actor)-[:BEARS]->(n:Norm)
WITH a, count(DISTINCT n.doc) AS bound_by
WHERE bound_by > 1
MATCH (a)-[:BEARS]->(n:Norm)
WITH a, bound_by, n.modality AS modality, n.predicate AS predicate, count(DISTINCT n.doc) AS documents
WHERE documents = 1
MATCH (a)-[:BEARS]->(m:Norm)
WHERE m.modality = modality AND m.predicate = predicate AND ($document = '' OR m.doc = $document)
RETURN DISTINCT a.name AS actor,
       bound_by,
       modality,
       predicate,
       m.text AS clause,
       m.doc AS document,
       m.start AS at,
       m.id AS norm
ORDER BY actor, document, at, norm
