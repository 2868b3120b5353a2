// name: indexes-made
// purpose: Find those of Zeren's indexes that the server is still making of the nodes that are there.
// returns:
//   name — of an index
SHOW INDEXES YIELD name, state, labelsOrTypes
WHERE state = 'POPULATING' AND labelsOrTypes[0] IN ['Actor', 'Norm', 'Section', 'Document', 'Name']
RETURN name
