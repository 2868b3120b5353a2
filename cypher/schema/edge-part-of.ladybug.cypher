// name: edge-part-of
// purpose: Table of PART_OF edges: belongs to.
CREATE REL TABLE PART_OF (
  FROM Section TO Section,
  FROM Section TO Document,
  FROM Actor TO Actor,
  id STRING
)
