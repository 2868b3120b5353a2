// name: actor-hierarchy
// purpose: Which actor is part of which, and which is a kind of which.
// params:
//   name: string = '' — the actor, by its canonical name or any written form; empty for all
// returns:
//   actor — the narrower
//   relation — part of, or kind of
//   wider — the wider
//   rule — what in the two names says so, null for a part
MATCH (a:Actor)-[r:PART_OF|KIND_OF]->(w:Actor)
WHERE $name = '' OR a.name = $name OR $name IN a.aliases OR w.name = $name OR $name IN w.aliases
RETURN DISTINCT a.name AS actor,
       CASE WHEN r.rule IS NULL THEN 'part of' ELSE 'kind of' END AS relation,
       w.name AS wider,
       r.rule AS rule
ORDER BY actor, relation, wider, rule
