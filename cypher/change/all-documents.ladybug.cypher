// name: all-documents
// purpose: Every Document node as it is, to be compared with what it is to be.
// returns:
//   id — as in the schema
//   title — as in the schema
//   number — as in the schema
//   kind — as in the schema
//   date — as in the schema
//   source — as in the schema
//   status — as in the schema
MATCH (d:Document)
RETURN d.id AS id,
       d.title AS title,
       d.number AS number,
       d.kind AS kind,
       d.date AS date,
       d.source AS source,
       d.status AS status
