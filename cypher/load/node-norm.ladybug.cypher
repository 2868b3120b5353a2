// name: node-norm
// purpose: Add the Norm nodes of a CSV file in the search path; its columns:
//   id, doc, start, end, text, modality, trigger, bearer_source, predicate, condition, deadline, due, basis, assigner, sentence, confidence, corrected, page, paragraph, cell.
COPY Norm FROM 'node-norm.csv' (
  HEADER = false, AUTO_DETECT = false, PARALLEL = false, DELIM = ',', QUOTE = '"', ESCAPE = '"'
)
