// @ts-check
// What is under the pointer, in words.

/** Say what is under the pointer; nothing where it is empty. @param {string} words */
function point(words) {
  byId("stage").classList.toggle("pointing", Boolean(words));
  byId("under").textContent = words;
}

/** @param {string} key */
function nodeWords(key) {
  if (key[0] === "n") return norms[position(key)].text;
  const who = position(key);
  return t("actor says", actors[who].name, burden(who), credit(who));
}

/** @param {string} id */
function edgeWords(id) {
  const edge = scene && scene.edges.find((one) => one.id === id);
  if (!edge) return "";
  const counts = tally(edge);
  const words = MODALITIES.filter((name) => counts[name]).map(
    (name) => `${term("modality", name)} ${counts[name]}`,
  );
  const [from, to] = [edge.from, edge.to].map((key) => (key[0] === "a" ? actors[position(key)].name : "…"));
  return `${from} → ${to}：${words.join("、")}`;
}
