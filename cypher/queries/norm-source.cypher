// name: norm-source
// purpose: Where a norm comes from: its sentence, section and document, with the characters it was read
//   from.
// params:
//   norm: string = '' — id of a norm
//   text: string = '' — or words that its clause contains; one of the two must be given
// returns:
//   norm — id of the norm
//   clause — the clause as it stands in the document
//   sentence — the whole sentence
//   section — numbers from the outermost, null before the first section
//   heading — title of the section
//   document — id of the document
//   title — its title
//   number — document number, or null
//   date — ISO date of issue, or null
//   file — path it was read from
//   at — offset of the clause in the document
//   until — its end, half-open
MATCH (n:Norm), (d:Document)
WHERE d.id = n.doc AND (n.id = $norm OR ($text <> '' AND n.text CONTAINS $text))
OPTIONAL MATCH (n)-[:STATED_IN]->(s:Section)
RETURN n.id AS norm,
       n.text AS clause,
       n.sentence AS sentence,
       s.path AS section,
       s.title AS heading,
       d.id AS document,
       d.title AS title,
       d.number AS number,
       d.date AS date,
       d.source AS file,
       n.start AS at,
       n.`end` AS until
ORDER BY document, at, norm
