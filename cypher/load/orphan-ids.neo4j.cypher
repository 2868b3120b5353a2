// name: orphan-ids
// purpose: Actors and cited documents that no relation holds any more.
// returns:
//   element — the server's own id, by which it is deleted
//   label — its label
//   id — its key
MATCH (n:Actor|Document)
WHERE NOT (n)--() AND (n:Actor OR n.status = 'cited')
RETURN elementId(n) AS element, CASE WHEN n:Actor THEN 'Actor' ELSE 'Document' END AS label, n.id AS id
