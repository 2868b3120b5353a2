// name: node-norm-by-due
// purpose: Find Norm nodes by due.
CREATE INDEX zeren_norm_due IF NOT EXISTS FOR (n:Norm) ON (n.due)
