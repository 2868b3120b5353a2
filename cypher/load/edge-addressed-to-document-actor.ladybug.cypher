// name: edge-addressed-to-document-actor
// purpose: Add edges (Document)-[:ADDRESSED_TO]->(Actor) of a CSV file in the search path; its columns:
//   from, to, id.
COPY ADDRESSED_TO FROM 'edge-addressed-to-document-actor.csv' (
  FROM = 'Document', TO = 'Actor',
  HEADER = false, AUTO_DETECT = false, PARALLEL = false, DELIM = ',', QUOTE = '"', ESCAPE = '"'
)
