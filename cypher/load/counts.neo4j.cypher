// name: counts
// purpose: How many nodes and edges there are under Zeren's labels and types, from the counts that the server keeps.
// returns:
//   nodes — under Zeren's labels
//   edges — of Zeren's types, another program's among them
CALL () {
  MATCH (n:Actor) RETURN count(n) AS found
  UNION ALL
  MATCH (n:Norm) RETURN count(n) AS found
  UNION ALL
  MATCH (n:Section) RETURN count(n) AS found
  UNION ALL
  MATCH (n:Document) RETURN count(n) AS found
  UNION ALL
  MATCH (n:Name) RETURN count(n) AS found
}
WITH sum(found) AS nodes
CALL () {
  MATCH ()-[r:BEARS]->() RETURN count(r) AS found
  UNION ALL
  MATCH ()-[r:TOWARDS]->() RETURN count(r) AS found
  UNION ALL
  MATCH ()-[r:IMPOSED_BY]->() RETURN count(r) AS found
  UNION ALL
  MATCH ()-[r:STATED_IN]->() RETURN count(r) AS found
  UNION ALL
  MATCH ()-[r:PART_OF]->() RETURN count(r) AS found
  UNION ALL
  MATCH ()-[r:ISSUED_BY]->() RETURN count(r) AS found
  UNION ALL
  MATCH ()-[r:ADDRESSED_TO]->() RETURN count(r) AS found
  UNION ALL
  MATCH ()-[r:CITES]->() RETURN count(r) AS found
  UNION ALL
  MATCH ()-[r:KIND_OF]->() RETURN count(r) AS found
  UNION ALL
  MATCH ()-[r:NAMES]->() RETURN count(r) AS found
}
RETURN nodes, sum(found) AS edges
