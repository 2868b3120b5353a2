// name: edge-kind-of-actor-actor
// purpose: Add edges (Actor)-[:KIND_OF]->(Actor) of a CSV file in the search path; its columns:
//   from, to, id, rule.
COPY KIND_OF FROM 'edge-kind-of-actor-actor.csv' (
  FROM = 'Actor', TO = 'Actor',
  HEADER = false, AUTO_DETECT = false, PARALLEL = false, DELIM = ',', QUOTE = '"', ESCAPE = '"'
)
