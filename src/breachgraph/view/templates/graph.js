"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (id) => document.getElementById(id);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const hidden = new Set();
  const byId = new Map(data.nodes.map((node) => [node.id, node]));
  const edgeById = new Map(data.edges.map((edge) => [edge.id, edge]));
  const edgesOf = new Map(data.nodes.map((node) => [node.id, []]));
  for (const edge of data.edges) { edgesOf.get(edge.from).push(edge); edgesOf.get(edge.to).push(edge); }
  let selected = null;
  let step = -1;

  const ink = () => (dark.matches ? "#ececf1" : "#1b1b1f");
  const paper = () => (dark.matches ? "#17181c" : "#ffffff");
  const line = () => (dark.matches ? "#6b7080" : "#a2a6b1");
  const many = data.nodes.length > 250;
  const nodes = new vis.DataSet(data.nodes.map((node) => ({
    id: node.id, label: node.label, x: node.x, y: node.y, shape: node.shape, size: node.size,
    color: { background: node.color, border: line(), highlight: { background: node.color, border: ink() } },
    font: { color: ink(), strokeWidth: 4, strokeColor: paper(), size: node.kind === "Incident" ? 20 : 14 },
    physics: false,
  })));
  const edges = new vis.DataSet(data.edges.map((edge) => ({
    id: edge.id, from: edge.from, to: edge.to, arrows: "to", width: 1,
    color: { color: line(), highlight: ink() },
  })));
  const network = new vis.Network($("graph"), { nodes, edges }, {
    physics: false, layout: { improvedLayout: false },
    nodes: { borderWidth: 1.5, scaling: { label: { drawThreshold: many ? 9 : 5 } } },
    edges: { smooth: false, arrowStrikethrough: false, font: { size: 12, color: ink(), strokeColor: paper(), strokeWidth: 3 } },
    interaction: { hover: false, keyboard: false, tooltipDelay: 1e9, multiselect: false, hideEdgesOnDrag: many },
  });
  const moving = () => (still ? false : { duration: 350, easingFunction: "easeInOutQuad" });

  function make(tag, text, className) {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (className) element.className = className;
    return element;
  }
  function shown(edge) { return !hidden.has(byId.get(edge.from).kind) && !hidden.has(byId.get(edge.to).kind); }
  function phrase(edge) { return `${byId.get(edge.from).name} — ${edge.label} → ${byId.get(edge.to).name}`; }

  function countShown() {
    const n = data.nodes.filter((node) => !hidden.has(node.kind)).length;
    const m = data.edges.filter(shown).length;
    $("count").textContent = `showing ${n} of ${data.total} things, ${m} facts`;
  }
  function clearPanel() {
    const panel = $("panel");
    panel.replaceChildren();
    return panel;
  }
  function addQuotes(panel, edge) {
    if (!edge.quotes.length) panel.append(make("p", "No quote is kept for this edge."));
    for (const quote of edge.quotes) {
      panel.append(make("blockquote", quote.text));
      panel.append(make("p", `${quote.place} · ${quote.by ? `said by ${quote.by}` : "said by the page"} · ${quote.standing}`, "place"));
    }
  }
  function showEdge(edge) {
    const panel = clearPanel();
    panel.append(make("h2", phrase(edge)));
    panel.append(make("p", `${edge.quotes.length} quote${edge.quotes.length === 1 ? "" : "s"}`));
    addQuotes(panel, edge);
    for (const end of [edge.from, edge.to]) {
      const button = make("button", `Go to ${byId.get(end).name}`, "edge");
      button.type = "button";
      button.addEventListener("click", () => select(end, true));
      panel.append(button);
    }
  }
  function showNode(node) {
    const panel = clearPanel();
    panel.append(make("h2", node.name));
    const around = edgesOf.get(node.id).filter(shown);
    panel.append(make("p", `${node.kind} · ${around.length} fact${around.length === 1 ? "" : "s"}`));
    panel.append(make("p", node.id, "place"));
    const list = make("ul");
    for (const edge of around) {
      const item = make("li");
      const button = make("button", edge.from === node.id ? `${edge.label} → ${byId.get(edge.to).name}` : `${byId.get(edge.from).name} → ${edge.label}`, "edge");
      button.type = "button";
      button.addEventListener("click", () => pickEdge(edge));
      item.append(button);
      if (edge.quotes.length) {
        item.append(make("blockquote", edge.quotes[0].text));
        const more = edge.quotes.length > 1 ? ` (+${edge.quotes.length - 1})` : "";
        item.append(make("p", `${edge.quotes[0].place} · ${edge.quotes[0].standing}${more}`, "place"));
      }
      list.append(item);
    }
    panel.append(list);
  }
  function pickEdge(edge) {
    network.selectEdges([edge.id]);
    showEdge(edge);
    remember(edge.id);
  }
  function select(id, move) {
    const node = byId.get(id);
    if (!node) return;
    selected = id;
    step = -1;
    if (hidden.has(node.kind)) { toggle(node.kind, true); }
    network.selectNodes([id]);
    if (move) network.focus(id, { scale: Math.max(network.getScale(), 0.9), animation: moving() });
    showNode(node);
    remember(id);
  }
  function clear() {
    selected = null;
    network.unselectAll();
    const panel = clearPanel();
    panel.append(make("h2", "Select something"));
    panel.append(make("p", "Click a thing or an edge, or find a name."));
    remember("");
  }
  function remember(id) {
    const state = new URLSearchParams();
    if (id) state.set("s", id);
    if (hidden.size) state.set("h", [...hidden].sort().join(","));
    history.replaceState(null, "", state.size ? `#${state}` : location.pathname + location.search);
  }
  function toggle(kind, on) {
    if (on) hidden.delete(kind); else hidden.add(kind);
    nodes.update(data.nodes.filter((node) => node.kind === kind).map((node) => ({ id: node.id, hidden: !on })));
    edges.update(data.edges.map((edge) => ({ id: edge.id, hidden: !shown(edge) })));
    const box = document.querySelector(`#legend input[value="${kind}"]`);
    if (box) box.checked = on;
    countShown();
    remember(selected || "");
  }

  const SHAPES = {
    dot: "M8 2a6 6 0 1 0 .01 0z", square: "M2.5 2.5h11v11h-11z", diamond: "M8 1l7 7-7 7-7-7z", triangle: "M8 2l6.5 12h-13z",
    triangleDown: "M8 14L1.5 2h13z", hexagon: "M4.5 2h7L15 8l-3.500 6h-7L1 8z", star: "M8 1l2 5h5l-4 3.200L12.500 14.500 8 11.300 3.500 14.500 5 9.200 1 6h5z",
  };
  for (const kind of data.kinds) {
    const label = make("label");
    const box = make("input");
    box.type = "checkbox"; box.checked = true; box.value = kind.name;
    box.addEventListener("change", () => toggle(kind.name, box.checked));
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 16 16"); svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", SHAPES[kind.shape]); path.setAttribute("fill", kind.colour); path.setAttribute("stroke", "currentColor"); path.setAttribute("stroke-width", "0.6");
    svg.append(path);
    const n = data.nodes.filter((node) => node.kind === kind.name).length;
    label.append(box, svg, make("span", `${kind.name} (${n})`));
    $("legend").append(label);
  }
  for (const name of [...new Set(data.nodes.map((node) => node.name))].sort()) {
    const option = make("option");
    option.value = name;
    $("names").append(option);
  }

  function find(text) {
    const wanted = text.trim().toLowerCase();
    if (!wanted) return null;
    const rank = (node) => {
      const name = node.name.toLowerCase();
      return name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 3;
    };
    const best = [...data.nodes].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))[0];
    return best && rank(best) < 3 ? best : null;
  }
  $("search").addEventListener("submit", (event) => {
    event.preventDefault();
    const node = find($("query").value);
    if (node) { select(node.id, true); $("graph").focus(); }
    else $("count").textContent = `nothing is called “${$("query").value}”`;
  });
  network.on("click", (event) => {
    if (event.nodes.length) select(event.nodes[0], false);
    else if (event.edges.length) pickEdge(edgeById.get(event.edges[0]));
    else clear();
  });
  $("fit").addEventListener("click", () => network.fit({ animation: moving() }));
  $("image").addEventListener("click", () => {
    const canvas = document.querySelector("#graph canvas");
    const copy = document.createElement("canvas");
    copy.width = canvas.width; copy.height = canvas.height;
    const context = copy.getContext("2d");
    context.fillStyle = paper(); context.fillRect(0, 0, copy.width, copy.height); context.drawImage(canvas, 0, 0);
    const anchor = make("a");
    anchor.href = copy.toDataURL("image/png"); anchor.download = "breachgraph.png";
    anchor.click();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement && event.target.type === "search";
    if (event.key === "Escape") { clear(); $("graph").focus(); return; }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") { event.preventDefault(); $("query").focus(); return; }
    if (event.key === "+" || event.key === "-") { network.moveTo({ scale: network.getScale() * (event.key === "+" ? 1.25 : 0.8), animation: moving() }); return; }
    if (event.target !== $("graph") || !selected) return;
    const around = edgesOf.get(selected).filter(shown);
    if (!around.length) return;
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      event.preventDefault();
      step = (step + (event.key === "ArrowRight" ? 1 : -1) + around.length) % around.length;
      network.setSelection({ nodes: [selected], edges: [around[step].id] }, { highlightEdges: false });
      showEdge(around[step]);
    } else if (event.key === "ArrowDown" && step >= 0) {
      event.preventDefault();
      const edge = around[step];
      select(edge.from === selected ? edge.to : edge.from, true);
    }
  });
  dark.addEventListener("change", () => {
    nodes.update(data.nodes.map((node) => ({ id: node.id, font: { color: ink(), strokeColor: paper() } })));
  });

  const state = new URLSearchParams(location.hash.slice(1));
  for (const kind of (state.get("h") || "").split(",")) if (data.kinds.some((each) => each.name === kind)) toggle(kind, false);
  countShown();
  network.once("afterDrawing", () => {
    const wanted = state.get("s");
    if (wanted && byId.has(wanted)) select(wanted, true);
    else if (wanted && edgeById.has(wanted)) pickEdge(edgeById.get(wanted));
  });
  network.fit({ animation: false });
  window.breachgraph = { network, select, ready: true };
})();
