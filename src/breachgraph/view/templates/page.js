"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const WORST = ["fallen", "disputed", "supposed", "unknown", "stands"];
  const STANDING = {
    stands: "makes a fact stand", unknown: "says that nobody knows", supposed: "hypothesis, suspicion or plan",
    disputed: "in dispute", fallen: "denied, withdrawn, refuted or replaced",
  };
  // characters that are not seen, or that turn the order of the others around
  const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/u;
  const HIDDEN_ALL = new RegExp(HIDDEN.source, "gu");
  /** So many quotes of a claim are shown at once, those of the line pointed at before others. */
  const FEW = 4;
  const off = new Set();
  let page = data.pages[0];
  let pieces = [];
  let stops = [];
  let current = null;
  let pinned = false;

  function make(tag, text, className) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) write(element, text);
    return element;
  }
  /** Add text; each hidden character gets an element of its own, where it is seen and turns nothing around. */
  function write(element, text) {
    let rest = text;
    for (let match = HIDDEN.exec(rest); match; match = HIDDEN.exec(rest)) {
      if (match.index) element.append(rest.slice(0, match.index));
      const control = document.createElement("span");
      control.className = "control";
      control.dataset.code = `U+${match[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
      control.textContent = match[0];
      element.append(control);
      rest = rest.slice(match.index + match[0].length);
    }
    if (rest) element.append(rest);
  }
  const plain = (text) => text.replace(HIDDEN_ALL, "\ufffd");
  const count = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many || `${one}s`}`;
  const isOn = (group, value) => !off.has(`${group}:${value}`);
  const mentionShown = (mention) => isOn("kind", mention.kind);
  const claimShown = (claim) => isOn("standing", claim.standing) && isOn("tier", claim.tier) && isOn("property", claim.property);

  function build() {
    const text = $("text");
    const all = document.createDocumentFragment();
    pieces = [];
    let at = 0;
    page.lines.forEach((line, number) => {
      const row = document.createElement("div");
      row.className = "line";
      row.dataset.line = number + 1;
      for (const [run, set] of line) {
        if (set) {
          const element = make("span", run, "piece");
          pieces.push({ element, set, at, text: run, stop: null });
          row.append(element);
        } else write(row, run);
        at += run.length;
      }
      all.append(row);
    });
    text.replaceChildren(all);
    const byElement = new Map(pieces.map((piece) => [piece.element, piece]));
    build.pieceOf = (target) => byElement.get(target.closest ? target.closest(".piece") : null);
    $("title").replaceChildren();
    write($("title"), page.title);
    document.title = `breachgraph: ${plain(page.title)}`;
  }

  /** Draw the marks that the filters let through; words under none of them look like any other text. */
  function paint() {
    const shown = page.sets.map(([mentions, claims]) => ({
      mentions: mentions.filter((n) => mentionShown(page.mentions[n])),
      claims: claims.filter((n) => claimShown(page.claims[n])),
    }));
    stops = [];
    let before = null;
    for (const piece of pieces) {
      const { mentions, claims } = shown[piece.set];
      const { element } = piece;
      const standings = claims.map((n) => page.claims[n].standing);
      const next = before && before.at + before.text.length === piece.at ? before : null;
      Object.assign(piece, { mentions, claims });
      set(element, "kind", mentions.length ? page.mentions[mentions[0]].kind : null);
      set(element, "standing", WORST.find((each) => standings.includes(each)) || null);
      set(element, "first", mentions.length && !(next && next.mentions[0] === mentions[0]) ? "" : null);
      element.classList.remove("current", "pinned");
      for (const name of ["tabindex", "role", "aria-label"]) element.removeAttribute(name);
      if (!mentions.length && !claims.length) { piece.stop = null; continue; }
      piece.stop = next && next.stop && same(next, piece) ? next.stop : piece.text.trim() ? piece : null;
      if (piece.stop === piece) stops.push(piece);
      before = piece;
    }
    for (const stop of stops) {
      stop.element.setAttribute("role", "button");
      stop.element.setAttribute("tabindex", "-1");
      stop.element.setAttribute("aria-label", label(stop));
    }
    const kept = current && stops.includes(current) ? current : null;
    if (current && !kept) { current = null; pinned = false; }
    if (stops.length) (kept || stops[0]).element.setAttribute("tabindex", "0");
    if (current) highlight();
    showPanel();
    countShown();
  }
  function set(element, name, value) {
    if (value === null) delete element.dataset[name];
    else element.dataset[name] = value;
  }
  const same = (one, other) => one.mentions.join() === other.mentions.join() && one.claims.join() === other.claims.join();
  function label(stop) {
    const names = stop.mentions.map((n) => `${page.mentions[n].kind} ${page.mentions[n].label}`);
    const marked = stop.claims.map((n) => page.claims[n].standing).filter((each) => each !== "stands");
    const odd = [...new Set(marked)].map((each) => `, ${STANDING[each]}`).join("");
    return plain([stop.text.trim(), ...names, count(stop.claims.length, "claim") + odd].join("; "));
  }
  function countShown() {
    const claims = page.claims.slice(0, page.own).filter(claimShown).length;
    const mentions = page.mentions.filter(mentionShown).length;
    const words = (text) => text.split(/\s+/).filter(Boolean).length;
    const total = page.lines.reduce((sum, line) => sum + words(line.map(([run]) => run).join("")), 0);
    const marked = pieces.filter((piece) => piece.mentions.length || piece.claims.length).reduce((sum, piece) => sum + words(piece.text), 0);
    const share = total ? Math.min(100, Math.round((100 * marked) / total)) : 0;
    const left = data.total > data.pages.length ? `first ${data.pages.length} of ${data.total} pages, choose with --page; ` : "";
    $("count").textContent = `${left}${claims} of ${count(page.own, "claim")}, ${mentions} of ${count(page.mentions.length, "name, date or quantity", "names, dates and quantities")}; ${share} % of the words marked`;
  }

  function showPanel() {
    const panel = $("panel");
    panel.replaceChildren();
    if (!current) { showHelp(panel); return; }
    const words = pieces.filter((piece) => piece.stop === current).map((piece) => piece.text).join("");
    panel.append(make("h2", words.trim()));
    const list = make("ul");
    for (const n of current.mentions) {
      const mention = page.mentions[n];
      const item = make("li");
      item.append(swatch("kind", mention.kind), " ", make("span", `${mention.kind}: ${mention.label}`), " ", make("span", `(${mention.rule})`, "small"));
      list.append(item);
    }
    panel.append(list);
    if (!current.claims.length) panel.append(make("p", "No claim rests on these words."));
    const groups = new Map();
    for (const n of current.claims) {
      const claim = page.claims[n];
      const key = JSON.stringify([claim.subject, claim.property]);
      if (!groups.has(key)) groups.set(key, new Set());
      groups.get(key).add(n);
    }
    const odd = (n) => page.claims[n].standing !== "stands" || page.claims[n].against.length > 0;
    const all = [...groups.values()].map((numbers) => [...numbers]);
    for (const here of [...all.filter((each) => each.some(odd)), ...all.filter((each) => !each.some(odd))]) showGroup(panel, here);
  }
  /** The claims about one property of one thing, those that speak against them beside them. */
  function showGroup(panel, here) {
    const rivals = [...new Set(here.flatMap((n) => page.claims[n].against))].filter((n) => !here.includes(n));
    const conflict = here.some((n) => page.claims[n].against.length);
    const group = make("div", undefined, conflict ? "conflict" : "");
    const first = page.claims[here[0]];
    group.append(make("h3", `${first.subject} — ${first.property}`));
    if (conflict) group.append(make("p", "✕ Claims that speak against each other:", "against"));
    const side = make("div", undefined, "side");
    const worst = (n) => WORST.indexOf(page.claims[n].standing);
    for (const n of [...here, ...rivals].sort((a, b) => worst(a) - worst(b))) side.append(card(page.claims[n], !here.includes(n)));
    group.append(side);
    panel.append(group);
  }
  function card(claim, elsewhere) {
    const box = make("article", undefined, "claim");
    box.dataset.standing = claim.standing;
    const value = make("p", undefined, "value");
    value.append(swatch("standing", claim.standing), " ", make("span", claim.value));
    box.append(value);
    if (elsewhere) box.append(make("p", "rests on other words", "small"));
    box.append(make("p", `${claim.modality}, ${claim.status}${claim.off ? ` (taken back on ${claim.off})` : ""}`));
    const where = claim.in && claim.in !== page.title ? ` in ${claim.in}` : "";
    box.append(make("p", `said by ${claim.by || "the page"}${claim.on ? ` on ${claim.on}` : ""}${where}`));
    box.append(make("p", `${claim.tier}, read by ${claim.rule}`, "small"));
    const line = Number(current.element.parentElement.dataset.line);
    const near = (quote) => quote.path === page.path && quote.line === line;
    const quotes = [...claim.quotes.filter(near), ...claim.quotes.filter((quote) => !near(quote))];
    for (const quote of quotes.slice(0, FEW)) addQuote(box, quote);
    if (quotes.length > FEW) {
      const more = make("button", `${(quotes.length - FEW).toLocaleString("en")} more`);
      more.type = "button";
      more.addEventListener("click", () => {
        more.remove();
        for (const quote of quotes.slice(FEW)) addQuote(box, quote);
      });
      box.append(more);
    }
    return box;
  }
  function addQuote(box, quote) {
    box.append(make("blockquote", quote.text));
    if (quote.path !== page.path) { box.append(make("p", `${quote.path}:${quote.line}`, "small")); return; }
    const go = make("button", `line ${quote.line}`);
    go.type = "button";
    go.addEventListener("click", () => goToLine(quote.line));
    box.append(go);
  }
  function swatch(group, value) {
    const element = make("span", undefined, "swatch");
    element.dataset[group] = value;
    element.setAttribute("aria-hidden", "true");
    return element;
  }
  function showHelp(panel) {
    panel.append(make("h2", "Point at marked words"));
    panel.append(make("p", "Colour and sign tell what is named; an underline, that a claim rests on the words. Plain words were not read."));
    const keys = make("dl", undefined, "keys");
    for (const [key, what] of [["n p", "next and previous mark"], ["Tab", "to the marks, and on"], ["Enter", "keep the mark and go to its claims"], ["Esc", "back to the mark, then let go"], ["click", "keep the mark; another click lets go"]]) keys.append(make("dt", key), make("dd", what));
    panel.append(keys);
  }
  function goToLine(number) {
    for (const row of document.querySelectorAll(".line.found")) row.classList.remove("found");
    const row = $("text").children[number - 1];
    if (!row) return;
    row.classList.add("found");
    row.scrollIntoView({ block: "center" });
  }

  function highlight() {
    for (const piece of pieces) {
      piece.element.classList.toggle("current", Boolean(current) && piece.stop === current);
      piece.element.classList.toggle("pinned", pinned && Boolean(current) && piece.stop === current);
    }
  }
  function choose(stop, options = {}) {
    const pin = Boolean(options.pin);
    if (stop === current && pin === pinned && !options.focus) return;
    current = stop;
    pinned = pin && Boolean(stop);
    for (const each of stops) if (each.element.tabIndex === 0) each.element.setAttribute("tabindex", "-1");
    const reachable = stop || stops[0];
    if (reachable) reachable.element.setAttribute("tabindex", "0");
    highlight();
    showPanel();
    $("panel").scrollTop = 0;
    if (options.focus && stop) {
      stop.element.focus({ preventScroll: true });
      stop.element.scrollIntoView({ block: "center" });
    }
    remember();
  }
  function step(by) {
    if (!stops.length) return;
    const from = current ? stops.indexOf(current) : by > 0 ? -1 : 0;
    choose(stops[(from + by + stops.length) % stops.length], { focus: true });
  }
  function remember() {
    const state = new URLSearchParams();
    if (page !== data.pages[0]) state.set("page", page.path);
    if (current) state.set("at", current.at);
    if (off.size) state.set("off", JSON.stringify([...off].sort()));
    history.replaceState(null, "", state.size ? `#${state}` : location.pathname + location.search);
  }

  function fillFilters() {
    const own = page.claims.slice(0, page.own);
    const tally = (list, name) => list.reduce((map, each) => map.set(each[name], (map.get(each[name]) || 0) + 1), new Map());
    const kinds = tally(page.mentions, "kind");
    fill("kinds", "kind", data.kinds.filter((kind) => kinds.has(kind)), kinds, () => "");
    const standings = tally(own, "standing");
    fill("standings", "standing", [...WORST].reverse().filter((each) => standings.has(each)), standings, (each) => `: ${STANDING[each]}`);
    const tiers = tally(own, "tier");
    fill("tiers", "tier", [...tiers.keys()].sort(), tiers, () => "");
    const properties = tally(own, "property");
    fill("properties", "property", [...properties.keys()].sort(), properties, () => "");
  }
  function fill(id, group, values, tally, explain) {
    const box = $(id);
    box.replaceChildren(box.querySelector("legend"));
    for (const each of [["All", true], ["None", false]]) {
      const button = make("button", each[0]);
      button.type = "button";
      button.setAttribute("aria-label", `${each[0]}: ${box.querySelector("legend").textContent}`);
      button.addEventListener("click", () => {
        for (const value of values) { if (each[1]) off.delete(`${group}:${value}`); else off.add(`${group}:${value}`); }
        for (const input of box.querySelectorAll("input")) input.checked = each[1];
        paint();
        remember();
      });
      box.append(button, " ");
    }
    for (const value of values) {
      const line = make("label");
      const input = document.createElement("input");
      input.type = "checkbox";
      input.checked = isOn(group, value);
      input.value = value;
      input.addEventListener("change", () => {
        if (input.checked) off.delete(`${group}:${value}`); else off.add(`${group}:${value}`);
        paint();
        remember();
      });
      line.append(input);
      if (group === "kind" || group === "standing") line.append(swatch(group, value));
      line.append(make("span", `${value}${explain(value)} (${tally.get(value)})`));
      box.append(line);
    }
  }
  function fillTable() {
    const rows = document.createDocumentFragment();
    for (const claim of page.claims.slice(0, page.own)) {
      if (!claimShown(claim)) continue;
      const row = make("tr");
      const standing = make("td");
      standing.append(swatch("standing", claim.standing), make("span", ` ${claim.modality}, ${claim.status}`));
      const quote = claim.quotes.find((each) => each.path === page.path);
      row.append(make("td", String(quote.line)), make("td", claim.subject), make("td", claim.property), make("td", claim.value), standing, make("td", claim.tier), make("td", quote.text));
      rows.append(row);
    }
    $("rows").replaceChildren(rows);
  }
  function openPage(next) {
    page = next;
    current = null;
    pinned = false;
    $("pages").value = String(data.pages.indexOf(page));
    build();
    fillFilters();
    paint();
    if ($("table").open) fillTable();
  }

  data.pages.forEach((each, number) => {
    const option = document.createElement("option");
    option.value = String(number);
    option.textContent = plain(each.title === each.path ? each.path : `${each.title} (${each.path})`);
    $("pages").append(option);
  });
  $("picker").hidden = data.pages.length < 2;
  $("pages").addEventListener("change", () => { openPage(data.pages[Number($("pages").value)]); window.scrollTo(0, 0); remember(); });
  $("previous").addEventListener("click", () => step(-1));
  $("next").addEventListener("click", () => step(1));
  $("missed").addEventListener("change", () => document.body.classList.toggle("missed", $("missed").checked));
  $("table").addEventListener("toggle", () => { if ($("table").open) fillTable(); });
  addEventListener("beforeprint", () => { $("legend").open = true; $("table").open = true; fillTable(); });

  const stopAt = (event) => { const piece = build.pieceOf(event.target); return piece ? piece.stop : null; };
  // a step by key scrolls other words under a mouse that lies still; those are not pointed at
  let mouse = "";
  $("text").addEventListener("mouseover", (event) => {
    const place = `${event.screenX} ${event.screenY}`;
    const moved = place !== mouse;
    mouse = place;
    const stop = stopAt(event);
    if (moved && stop && !pinned) choose(stop);
  });
  $("text").addEventListener("focusin", (event) => { const stop = stopAt(event); if (stop && !(pinned && stop === current)) choose(stop); });
  $("text").addEventListener("click", (event) => {
    const stop = stopAt(event);
    if (stop) choose(stop, { pin: !(pinned && stop === current) });
    else if (!String(getSelection())) choose(null);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLSelectElement) return;
    const inText = $("text").contains(event.target);
    if (event.key === "n" || event.key === "p") { event.preventDefault(); step(event.key === "n" ? 1 : -1); }
    else if (event.key === "Escape" && current) {
      event.preventDefault();
      if (pinned || !inText) choose(current, { focus: true }); else choose(null);
    } else if ((event.key === "Enter" || event.key === " ") && inText && stopAt(event)) {
      event.preventDefault();
      choose(stopAt(event), { pin: true });
      $("panel").focus();
    }
  });

  const state = new URLSearchParams(location.hash.slice(1));
  try { for (const each of JSON.parse(state.get("off") || "[]")) off.add(String(each)); } catch { off.clear(); }
  const wanted = Number(state.get("at"));
  $("legend").open = innerWidth > 760;
  openPage(data.pages.find((each) => each.path === state.get("page")) || page);
  const stop = state.has("at") ? stops.find((each) => each.at === wanted) : null;
  if (stop) { choose(stop, { pin: true }); stop.element.scrollIntoView({ block: "center" }); }
})();
