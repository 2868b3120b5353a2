// name: all-actors
// purpose: Every Actor node as it is, to be compared with what it is to be.
// returns:
//   id — as in the schema
//   name — as in the schema
//   kind — as in the schema
//   level — as in the schema
//   scope — as in the schema
//   aliases — as in the schema
MATCH (a:Actor)
RETURN a.id AS id,
       a.name AS name,
       a.kind AS kind,
       a.level AS level,
       a.scope AS scope,
       a.aliases AS aliases
