// name: alone-keys
// purpose: Find the key by which loads lock each other out, without waiting for any lock.
// returns:
//   name — of the key, where it is there
SHOW CONSTRAINTS YIELD name WHERE name = 'zeren_load_id' RETURN name
