// name: set-actors
// purpose: Give Actor nodes the properties of a CSV file in the search path; its columns:
//   id, name, kind, level, scope, aliases.
LOAD WITH HEADERS (id STRING, name STRING, kind STRING, level STRING, scope STRING, aliases STRING)
FROM 'set-actors.csv' (
  HEADER = false, AUTO_DETECT = false, PARALLEL = false, DELIM = ',', QUOTE = '"', ESCAPE = '"'
)
MATCH (a:Actor {id: id})
SET a.name = name, a.kind = kind, a.level = level, a.scope = scope,
    a.aliases = CASE WHEN aliases IS NULL THEN CAST([] AS STRING[])
      ELSE list_transform(string_split(aliases, '|'), x -> replace(replace(replace(x, '\\2', ''), '\\1', '|'), '\\0', '\\')) END
