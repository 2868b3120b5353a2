const byId = new Map(data.nodes.map((node) => [node.id, node]));
let lit = null;
const box = ({ ctx, id, x, y }) => {
  const node = byId.get(id);
  return {
    drawNode() {
      ctx.globalAlpha = !lit || lit.has(id) ? 1 : 0.3;
      ctx.beginPath();
      ctx.roundRect(x - node.w / 2, y - node.h / 2, node.w, node.h, 10);
      ctx.fillStyle = "#fff";
      ctx.fill();
      ctx.stroke();
      if (network.getScale() * node.size > 3.2) {
        ctx.fillStyle = "#222";
        ctx.font = `${node.size}px sans-serif`;
        ctx.textAlign = "center";
        node.label
          .split("\n")
          .forEach((line, at) => ctx.fillText(line, x, y + (at + 0.3) * node.size * 1.2 - 4));
      }
      ctx.globalAlpha = 1;
    },
    nodeDimensions: { width: node.w, height: node.h },
  };
};
begin();
const edges = data.edges.map((edge, at) => ({
  id: at,
  from: edge.from,
  to: edge.to,
  arrows: "to",
  label: String(edge.norms.length),
  smooth: { enabled: true, type: "curvedCW", roundness: 0.14 },
}));
const network = new vis.Network(
  document.getElementById("stage"),
  { nodes: data.nodes.map(({ id, x, y }) => ({ id, x, y })), edges },
  {
    layout: { improvedLayout: false },
    physics: false,
    interaction: { hover: true },
    nodes: { shape: "custom", ctxRenderer: box, chosen: false },
    edges: { chosen: false, color: { color: "#1f5fa8", inherit: false } },
  },
);
network.once("afterDrawing", end);
network.fit({ animation: false });
window.showNode = () => {
  network.moveTo({ position: busiest, scale: 1, animation: false });
  const at = network.canvasToDOM(busiest);
  return [at.x, at.y];
};
window.move = (by) => {
  const at = network.getViewPosition();
  network.moveTo({ position: { x: at.x + by, y: at.y }, animation: false });
};
network.on("click", (event) => {
  lit = near(event.nodes[0]);
  network.body.data.edges.update(
    edges.map(({ id, from, to }) => ({ id, color: { opacity: lit.has(from) && lit.has(to) ? 1 : 0.13 } })),
  );
  network.redraw();
  void answered(event.event.srcEvent);
});
