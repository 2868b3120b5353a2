// name: who-imposes-on-whom
// purpose: On whose word who is bound, and by how many norms of each kind.
// params:
//   name: string = '' — the actor, by its canonical name or any written form; empty for all
// returns:
//   imposer — who imposes
//   source — assigner where the text names it, else issuer
//   bearer — who is bound
//   norms — how many norms
//   prohibitions — of them prohibitions
MATCH (a:Actor)-[:BEARS]->(n:Norm)-[i:IMPOSED_BY]->(o:Actor)
WITH DISTINCT o, i.source AS source, a, n
WHERE $name = '' OR o.name = $name OR $name IN o.aliases
RETURN o.name AS imposer,
       source,
       a.name AS bearer,
       count(n) AS norms,
       sum(CASE WHEN n.modality = 'prohibition' THEN 1 ELSE 0 END) AS prohibitions
ORDER BY imposer, source, norms DESC, bearer
