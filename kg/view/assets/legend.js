// @ts-check
// What the marks of the drawing mean, in words.

function legend() {
  return el(
    "details",
    { open: innerWidth > 700 },
    el("summary", {}, t("legend")),
    el(
      "ul",
      {},
      key(el("span", { class: "key-actor" }, t("legend.actor")), t("legend.size")),
      key(el("span", { class: "key-actor imposer" }, t("legend.issuer")), t("legend.imposes")),
      MODALITIES.map((name) => key(shapeIcon(name), term("modality", name))),
      key(arrow(null, 2.6), t("legend.owes")),
      key(arrow("7 5", 2.2), t("legend.inherited")),
      key(arrow("2 4", 1.4), t("legend.imposed")),
    ),
  );
}

/** @param {any} sign @param {string} words */
function key(sign, words) {
  return el("li", {}, sign, el("span", {}, words));
}

/** @param {string|null} dashes @param {number} width */
function arrow(dashes, width) {
  return el(
    "svg",
    { viewBox: "0 0 40 12", width: 40, height: 12, class: "key-arrow", "aria-hidden": "true" },
    el("line", { x1: 1, y1: 6, x2: 31, y2: 6, "stroke-width": width, "stroke-dasharray": dashes }),
    el("path", { d: "M31 1.5L39 6L31 10.5Z" }),
  );
}
