// name: alone
// purpose: Lock the one node of this label until the transaction ends, which is always taken back: no node stays.
MERGE (n:ZerenLoad {id: 1})
SET n.at_work = true
