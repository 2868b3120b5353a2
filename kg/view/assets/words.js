// @ts-check
// The interface's words in the language chosen; the documents' own words are never translated.

/** @type {{[language: string]: {[key: string]: string}}} */
let WORDS = {};
let language = "zh";

/**
 * The words for `key`; `{0}`, `{1}` … stand for `values`.
 * @param {string} key @param {...(string|number)} values
 */
function t(key, ...values) {
  const text = WORDS[language][key] ?? WORDS.zh[key] ?? key;
  return text.replace(/\{(\d)\}/g, (_, at) => String(values[Number(at)] ?? ""));
}

/** Words for a value of a closed set, the value itself where there are none. @param {string} group @param {string|undefined} value */
function term(group, value) {
  if (!value) return t("unknown");
  const key = `${group}.${value}`;
  return WORDS[language][key] ?? value;
}
