// name: edge-bears-actor-norm
// purpose: Add edges (Actor)-[:BEARS]->(Norm) of a CSV file in the search path; its columns:
//   from, to, id, source, name.
COPY BEARS FROM 'edge-bears-actor-norm.csv' (
  FROM = 'Actor', TO = 'Norm',
  HEADER = false, AUTO_DETECT = false, PARALLEL = false, DELIM = ',', QUOTE = '"', ESCAPE = '"'
)
