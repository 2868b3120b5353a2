// name: edge-part-of-actor-actor
// purpose: Add edges (Actor)-[:PART_OF]->(Actor) of a CSV file in the search path; its columns:
//   from, to, id.
COPY PART_OF FROM 'edge-part-of-actor-actor.csv' (
  FROM = 'Actor', TO = 'Actor',
  HEADER = false, AUTO_DETECT = false, PARALLEL = false, DELIM = ',', QUOTE = '"', ESCAPE = '"'
)
