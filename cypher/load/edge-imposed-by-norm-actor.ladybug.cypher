// name: edge-imposed-by-norm-actor
// purpose: Add edges (Norm)-[:IMPOSED_BY]->(Actor) of a CSV file in the search path; its columns:
//   from, to, id, source.
COPY IMPOSED_BY FROM 'edge-imposed-by-norm-actor.csv' (
  FROM = 'Norm', TO = 'Actor',
  HEADER = false, AUTO_DETECT = false, PARALLEL = false, DELIM = ',', QUOTE = '"', ESCAPE = '"'
)
