// @ts-check
// Painting one node on the canvas.

/** @param {{ctx: CanvasRenderingContext2D, id: string, x: number, y: number, state: {hover: boolean}}} at */
function paintNode({ ctx, id, x, y, state: pointer }) {
  const node = drawn.get(id);
  if (!node) return { drawNode() {}, nodeDimensions: { width: 10, height: 10 } };
  return {
    drawNode() {
      ctx.save();
      ctx.globalAlpha = !lit || lit.has(id) ? 1 : 0.34;
      if (node.group === "actor") paintActor(ctx, node, x, y, pointer.hover);
      else paintNorm(ctx, node, x, y, pointer.hover);
      ctx.restore();
    },
    nodeDimensions: { width: node.w, height: node.h },
  };
}

/** @param {CanvasRenderingContext2D} ctx @param {Box} node @param {number} x @param {number} y @param {boolean} hover */
function paintActor(ctx, node, x, y, hover) {
  const chosen = state.actor === position(node.id);
  const imposer = node.layer === 0;
  ctx.beginPath();
  ctx.roundRect(x - node.w / 2, y - node.h / 2, node.w, node.h, Math.min(12, node.h / 2));
  ctx.fillStyle = imposer ? paint.ink : paint.card;
  ctx.fill();
  ctx.lineWidth = chosen ? 3 : hover ? 2.2 : 1.3;
  ctx.strokeStyle = chosen ? paint.accent : hover ? paint.ink : paint.quiet;
  if (node.layer === 5) ctx.setLineDash([4, 4]);
  ctx.stroke();
  if (scale * node.size < 3.2) return;
  writeLines(ctx, node, x, y, imposer ? paint.surface : paint.ink, "center");
}

/** @param {CanvasRenderingContext2D} ctx @param {Box} node @param {number} x @param {number} y @param {boolean} hover */
function paintNorm(ctx, node, x, y, hover) {
  const chosen = state.norm === position(node.id);
  const tone = paint[node.group] || paint.quiet;
  const small = scale * node.size < 4.2;
  if (!small) {
    ctx.beginPath();
    ctx.roundRect(x - node.w / 2, y - node.h / 2, node.w, node.h, 7);
    ctx.fillStyle = paint.surface;
    ctx.fill();
    ctx.lineWidth = chosen ? 2.6 : 1;
    ctx.strokeStyle = chosen || hover ? tone : paint.line;
    ctx.stroke();
    writeLines(ctx, node, x - node.w / 2 + 28, y, paint.ink, "left");
  }
  traceShape(ctx, node.group, small ? x : x - node.w / 2 + 15, y, small ? node.h * 0.42 : 7.5);
  ctx.fillStyle = tone;
  ctx.fill();
}

/** @param {CanvasRenderingContext2D} ctx @param {Box} node @param {number} x @param {number} y @param {string} ink @param {CanvasTextAlign} align */
function writeLines(ctx, node, x, y, ink, align) {
  const lines = node.label.split("\n");
  ctx.font = `${node.group === "actor" && node.size > 17 ? 600 : 400} ${node.size}px ${FONT}`;
  ctx.textAlign = align;
  ctx.textBaseline = "middle";
  ctx.fillStyle = ink;
  lines.forEach((line, at) =>
    ctx.fillText(line, x, y + (at - (lines.length - 1) / 2) * node.size * 1.22 + node.size * 0.04),
  );
}
