// name: node-actor
// purpose: Add the Actor nodes of a CSV file in the search path; its columns:
//   id, name, kind, level, scope, aliases.
COPY Actor FROM (
  LOAD WITH HEADERS (id STRING, name STRING, kind STRING, level STRING, scope STRING, aliases STRING)
  FROM 'node-actor.csv' (
    HEADER = false, AUTO_DETECT = false, PARALLEL = false, DELIM = ',', QUOTE = '"', ESCAPE = '"'
  )
  RETURN id,
    name,
    kind,
    level,
    scope,
    CASE WHEN aliases IS NULL THEN CAST([] AS STRING[])
      ELSE list_transform(string_split(aliases, '|'), x -> replace(replace(replace(x, '\\2', ''), '\\1', '|'), '\\0', '\\')) END
)
