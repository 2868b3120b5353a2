// name: foreign
// purpose: Find a node under one of Zeren's labels that lacks what every node of Zeren's has: another program's.
// returns:
//   label — its label
MATCH (n:Actor|Norm|Section|Document|Name)
WHERE n.id IS NULL
   OR (n:Actor AND n.aliases IS NULL)
   OR (n:Norm AND n.modality IS NULL)
   OR (n:Section AND n.doc IS NULL)
   OR (n:Document AND n.status IS NULL)
   OR (n:Name AND n.doc IS NULL)
RETURN labels(n)[0] AS label
LIMIT 1
