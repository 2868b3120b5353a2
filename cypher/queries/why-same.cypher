// name: why-same
// purpose: Every name that was taken for one actor, where it stands, and what made it this actor.
// params:
//   name: string — the actor, by its canonical name or any written form
// returns:
//   actor — canonical name
//   name — as written, <addressees> and <issuer> included
//   document — id of the document
//   rule — rule that merged it
//   reason — the same as a sentence
MATCH (x:Name)-[r:NAMES]->(a:Actor)
WHERE a.name = $name OR $name IN a.aliases
RETURN a.name AS actor, x.text AS name, x.doc AS document, r.rule AS rule, r.reason AS reason
ORDER BY actor, name, document, rule, reason
