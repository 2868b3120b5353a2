// name: edge-addressed-to
// purpose: Table of ADDRESSED_TO edges: addressed to.
CREATE REL TABLE ADDRESSED_TO (
  FROM Document TO Actor,
  id STRING
)
