// name: actor-duties
// purpose: What one actor must, must not or may do: what it bears itself, and what holds for every wider
//   actor that it is a kind of.
// params:
//   name: string — the actor, by its canonical name or any written form
//   modality: string = '' — obligation, prohibition, permission or recommendation; empty for all
// returns:
//   actor — canonical name
//   scope — own, or wider where it holds by way of a wider actor
//   via — the actor that bears it
//   modality — kind of norm
//   clause — the clause as it stands in the document
//   condition — when it applies, or null
//   deadline — time limit as written, or null
//   document — id of the document
//   at — offset of the clause in it
//   norm — id of the norm
MATCH (a:Actor)
WHERE a.name = $name OR $name IN a.aliases
MATCH (a)-[:KIND_OF*0..6]->(w:Actor)-[:BEARS]->(n:Norm)
WHERE $modality = '' OR n.modality = $modality
RETURN DISTINCT a.name AS actor,
       CASE WHEN w.id = a.id THEN 'own' ELSE 'wider' END AS scope,
       w.name AS via,
       n.modality AS modality,
       n.text AS clause,
       n.condition AS condition,
       n.deadline AS deadline,
       n.doc AS document,
       n.start AS at,
       n.id AS norm
ORDER BY actor, scope, via, document, at, norm
