// name: edge-issued-by-document-actor
// purpose: Add edges (Document)-[:ISSUED_BY]->(Actor) of a CSV file in the search path; its columns:
//   from, to, id.
COPY ISSUED_BY FROM 'edge-issued-by-document-actor.csv' (
  FROM = 'Document', TO = 'Actor',
  HEADER = false, AUTO_DETECT = false, PARALLEL = false, DELIM = ',', QUOTE = '"', ESCAPE = '"'
)
