// @ts-check
// Taking the list along: as CSV, or on the clipboard.

/** A cell that no spreadsheet takes for a formula. @param {string} text */
function guarded(text) {
  return /^[\s]*[=+\-@]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}

/** @param {number[]} list @returns {string[][]} */
function cells(list) {
  const keys = [
    "modality",
    "bearer",
    "clause",
    "party",
    "condition",
    "deadline",
    "due",
    "basis",
    "document",
    "number",
    "date",
    "section",
    "sentence",
    "corrected",
  ];
  return [
    keys.map((key) => t(`column.${key}`)),
    ...list.map((at) => {
      const norm = norms[at];
      const doc = norm.doc === undefined ? null : documents[norm.doc];
      const text =
        doc && doc.text !== undefined && norm.quote === undefined
          ? doc.text.slice(norm.sentence_start, norm.sentence_end)
          : norm.quote || norm.text;
      return [
        term("modality", norm.modality),
        bearerNames(norm).join("、"),
        norm.text,
        partyNames(norm).join("、"),
        norm.condition,
        norm.deadline,
        norm.due,
        norm.basis,
        doc && doc.title,
        doc && doc.number,
        doc && doc.date,
        sectionName(norm),
        text,
        (norm.corrected || []).map((field) => term("corrected", field)).join("、"),
      ].map((word) => guarded(word || ""));
    }),
  ];
}

/** The list as CSV. @param {number[]} list */
function csvOf(list) {
  return csvText(cells(list));
}

/** Lines as CSV for a spreadsheet: a BOM, quotes, CR LF. @param {string[][]} lines */
function csvText(lines) {
  return (
    "\ufeff" +
    lines.map((line) => line.map((cell) => `"${cell.replace(/"/g, '""')}"`).join(",")).join("\r\n") +
    "\r\n"
  );
}

/** @param {number[]} list */
async function copyRows(list) {
  const text = cells(list)
    .map((line) => line.map((cell) => cell.replace(/[\t\r\n]+/g, " ")).join("\t"))
    .join("\n");
  await copyText(text, t("copied", list.length));
}

/** Put text on the clipboard, the old way where the new one is refused. @param {string} text @param {string} done */
async function copyText(text, done) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const box = el("textarea", { class: "hidden-words", "aria-label": t("copy") });
    box.value = text;
    document.body.append(box);
    box.select();
    const copied = document.execCommand("copy");
    box.remove();
    if (!copied) return say(t("copy failed"));
  }
  say(done);
}
