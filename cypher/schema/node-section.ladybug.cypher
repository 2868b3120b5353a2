// name: node-section
// purpose: Table of Section nodes: numbered or titled part of a document 条款.
CREATE NODE TABLE Section (
  id STRING,
  doc STRING,
  number STRING,
  title STRING,
  path STRING,
  level INT64,
  start INT64,
  `end` INT64,
  PRIMARY KEY (id)
)
