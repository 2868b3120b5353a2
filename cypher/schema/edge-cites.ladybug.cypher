// name: edge-cites
// purpose: Table of CITES edges: names.
CREATE REL TABLE CITES (
  FROM Document TO Document,
  id STRING
)
