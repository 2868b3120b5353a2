// name: edge-stated-in
// purpose: Table of STATED_IN edges: where it is written.
CREATE REL TABLE STATED_IN (
  FROM Norm TO Section,
  FROM Norm TO Document,
  id STRING
)
