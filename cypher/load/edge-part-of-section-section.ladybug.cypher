// name: edge-part-of-section-section
// purpose: Add edges (Section)-[:PART_OF]->(Section) of a CSV file in the search path; its columns:
//   from, to, id.
COPY PART_OF FROM 'edge-part-of-section-section.csv' (
  FROM = 'Section', TO = 'Section',
  HEADER = false, AUTO_DETECT = false, PARALLEL = false, DELIM = ',', QUOTE = '"', ESCAPE = '"'
)
