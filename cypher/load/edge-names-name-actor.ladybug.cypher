// name: edge-names-name-actor
// purpose: Add edges (Name)-[:NAMES]->(Actor) of a CSV file in the search path; its columns:
//   from, to, id, rule, reason.
COPY NAMES FROM 'edge-names-name-actor.csv' (
  FROM = 'Name', TO = 'Actor',
  HEADER = false, AUTO_DETECT = false, PARALLEL = false, DELIM = ',', QUOTE = '"', ESCAPE = '"'
)
