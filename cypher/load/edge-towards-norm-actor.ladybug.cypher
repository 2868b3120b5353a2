// name: edge-towards-norm-actor
// purpose: Add edges (Norm)-[:TOWARDS]->(Actor) of a CSV file in the search path; its columns:
//   from, to, id, role, name.
COPY TOWARDS FROM 'edge-towards-norm-actor.csv' (
  FROM = 'Norm', TO = 'Actor',
  HEADER = false, AUTO_DETECT = false, PARALLEL = false, DELIM = ',', QUOTE = '"', ESCAPE = '"'
)
