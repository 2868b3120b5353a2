// name: node-actor
// purpose: Table of Actor nodes: organ, office, person or group of people 主体.
CREATE NODE TABLE Actor (
  id STRING,
  name STRING,
  kind STRING,
  level STRING,
  scope STRING,
  aliases STRING[],
  PRIMARY KEY (id)
)
