// name: keys
// purpose: Find the constraints of Zeren's labels; there is none where no load has ever begun to write.
// returns:
//   name — of a constraint
SHOW CONSTRAINTS YIELD name, labelsOrTypes
WHERE labelsOrTypes[0] IN ['Actor', 'Norm', 'Section', 'Document', 'Name']
RETURN name
