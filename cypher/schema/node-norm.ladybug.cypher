// name: node-norm
// purpose: Table of Norm nodes: one thing somebody must, must not, may, or is urged to do 规范.
CREATE NODE TABLE Norm (
  id STRING,
  doc STRING,
  start INT64,
  `end` INT64,
  text STRING,
  modality STRING,
  trigger STRING,
  bearer_source STRING,
  predicate STRING,
  condition STRING,
  deadline STRING,
  due STRING,
  basis STRING,
  assigner STRING,
  sentence STRING,
  confidence DOUBLE,
  corrected STRING,
  page INT64,
  paragraph INT64,
  cell STRING,
  PRIMARY KEY (id)
)
