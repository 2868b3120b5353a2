// name: edge-ids
// purpose: Every edge of Zeren's in the database, to tell which of them the graph no longer has.
// returns:
//   element — the server's own id, by which it is deleted
//   id — its key
//   from — key of the node it leaves
//   to — key of the node it reaches
//   owner — id of the document that says it, null between two actors
MATCH (a:Actor|Norm|Section|Document|Name)
      -[r:BEARS|TOWARDS|IMPOSED_BY|STATED_IN|PART_OF|ISSUED_BY|ADDRESSED_TO|CITES|KIND_OF|NAMES]->
      (b:Actor|Norm|Section|Document|Name)
RETURN elementId(r) AS element,
       r.id AS id,
       a.id AS from,
       b.id AS to,
       CASE WHEN a:Document THEN a.id ELSE coalesce(a.doc, b.doc) END AS owner
