// @ts-check
// Colours and shapes: each modality has both, so that it is told apart without colour too.

const FONT =
  '"Noto Sans SC","Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Hiragino Sans GB","Microsoft YaHei","WenQuanYi Micro Hei",system-ui,sans-serif';

/** Corners of each modality's shape on a circle: how many, and the turn of the first; none for a circle. @type {{[modality: string]: [number, number]|null}} */
const CORNERS = {
  obligation: [4, Math.PI / 4],
  prohibition: [8, Math.PI / 8],
  permission: null,
  recommendation: [4, 0],
};

/** A colour of the style sheet. @param {string} name */
function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** @param {string} modality @param {number} x @param {number} y @param {number} r @returns {number[][]|null} */
function corners(modality, x, y, r) {
  const shape = CORNERS[modality];
  if (!shape) return null;
  const [count, turn] = shape;
  const reach = count === 4 && turn ? r * 1.22 : r * 1.1;
  return Array.from({ length: count }, (_, i) => {
    const angle = turn + (i * 2 * Math.PI) / count;
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)].map(
      (value) => Math.round(value * 100) / 100,
    );
  });
}

/** Trace a modality's shape on a canvas. @param {CanvasRenderingContext2D} ctx @param {string} modality @param {number} x @param {number} y @param {number} r */
function traceShape(ctx, modality, x, y, r) {
  const points = corners(modality, x, y, r);
  ctx.beginPath();
  if (!points) ctx.arc(x, y, r, 0, 2 * Math.PI);
  else points.forEach(([px, py], i) => (i ? ctx.lineTo(px, py) : ctx.moveTo(px, py)));
  ctx.closePath();
}

/** A modality's shape as a small picture; the words beside it say the same. @param {string} modality @param {number} [size] */
function shapeIcon(modality, size = 14) {
  const half = size / 2;
  const points = corners(modality, half, half, half * 0.84);
  const shape = points
    ? el("path", { d: `M${points.map((point) => point.join(" ")).join("L")}Z` })
    : el("circle", { cx: half, cy: half, r: half * 0.84 });
  return el(
    "svg",
    {
      class: `shape ${MODALITIES.includes(modality) ? modality : ""}`,
      viewBox: `0 0 ${size} ${size}`,
      width: size,
      height: size,
      "aria-hidden": "true",
    },
    shape,
  );
}

/** The modality that most norms have; null where two share the lead. @param {{[modality: string]: number}} tallied */
function leading(tallied) {
  const counts = MODALITIES.map((name) => tallied[name] || 0);
  const most = Math.max(...counts);
  return counts.filter((count) => count === most).length === 1 ? MODALITIES[counts.indexOf(most)] : null;
}
