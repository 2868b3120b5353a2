// name: node-norm
// purpose: Write Norm nodes, each found again by its id.
// params:
//   rows: rows — one map a node, its properties by name
UNWIND $rows AS row
MERGE (n:Norm {id: row.id})
SET n.doc = row.doc,
    n.start = row.start,
    n.end = row.end,
    n.text = row.text,
    n.modality = row.modality,
    n.trigger = row.trigger,
    n.bearer_source = row.bearer_source,
    n.predicate = row.predicate,
    n.condition = row.condition,
    n.deadline = row.deadline,
    n.due = row.due,
    n.basis = row.basis,
    n.assigner = row.assigner,
    n.sentence = row.sentence,
    n.confidence = row.confidence,
    n.corrected = row.corrected,
    n.page = row.page,
    n.paragraph = row.paragraph,
    n.cell = row.cell
RETURN count(*) AS written
