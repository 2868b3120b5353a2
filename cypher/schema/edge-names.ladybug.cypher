// name: edge-names
// purpose: Table of NAMES edges: is a name of.
CREATE REL TABLE NAMES (
  FROM Name TO Actor,
  id STRING,
  rule STRING,
  reason STRING
)
