// name: node-ids
// purpose: Every node of Zeren's in the database, to tell which of them the graph no longer has.
// returns:
//   element — the server's own id, by which it is deleted
//   label — its label
//   id — its key
//   owner — id of the document that says it, null for an actor
MATCH (n:Actor|Norm|Section|Document|Name)
RETURN elementId(n) AS element,
       [label IN labels(n) WHERE label IN ['Actor', 'Norm', 'Section', 'Document', 'Name']][0] AS label,
       n.id AS id,
       CASE WHEN n:Document THEN n.id ELSE n.doc END AS owner
