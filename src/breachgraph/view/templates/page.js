// The claims of the words that are pointed at. All that comes from a page is put in as text, never as markup.
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const panel = document.getElementById("panel");
const opening = Array.from(panel.childNodes);
const articles = Array.from(document.querySelectorAll("article"));
const choice = { page: document.getElementById("pages"), property: document.getElementById("property"), state: document.getElementById("state") };
let kept = null;

function make(name, text, className) {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  return element;
}

function article() { return articles[Number(choice.page.value)]; }
function claims() { return data.pages[Number(choice.page.value)]; }

function isWanted(claim) {
  if (choice.property.value && claim.property !== choice.property.value) return false;
  return choice.state.value === "" || (choice.state.value === "holds") === claim.holds;
}

function numbersOf(run) { return run.dataset.claims.split(" ").map(Number).filter((n) => isWanted(claims()[n])); }

function quote(place) {
  const lines = Array.from(article().querySelectorAll(".line")).map((line) => line.textContent);
  return Array.from(lines.join("\n")).slice(place[0], place[1]).join("");
}

function card(number) {
  const claim = claims()[number];
  const box = make("section", undefined, claim.holds ? "claim" : "claim doubt");
  box.append(make("strong", `${claim.subject} · ${claim.property} · ${claim.value}`));
  const off = claim.off ? `, taken back ${claim.off}` : "";
  box.append(make("p", `${claim.holds ? "holds" : "does not hold"}: ${claim.modality}, ${claim.status}${off}`));
  const when = claim.on ? ` on ${claim.on}` : "";
  box.append(make("p", `said by ${claim.by || "the page"}${when}; read by ${claim.rule} (${claim.tier})`, "small"));
  for (const place of claim.places) {
    box.append(make("blockquote", quote(place)));
    const go = make("button", `line ${place[2]}`, "small");
    go.type = "button";
    go.addEventListener("click", () => article().querySelectorAll(".line")[place[2] - 1].scrollIntoView({ block: "center" }));
    box.append(go);
  }
  return box;
}

function show(run) {
  for (const each of document.querySelectorAll(".on")) each.classList.remove("on");
  panel.replaceChildren();
  if (run === null) { panel.append(...opening); return; }
  run.classList.add("on");
  const numbers = numbersOf(run);
  panel.append(make("h2", numbers.length === 1 ? "1 claim rests on these words" : `${numbers.length} claims rest on these words`));
  for (const number of numbers) panel.append(card(number));
  const beside = claims().map((_, n) => n).filter((n) => !numbers.includes(n) && numbers.some((own) => isRival(claims()[own], claims()[n])));
  if (beside.length) panel.append(make("h3", "What else is claimed of the same"));
  for (const number of beside) panel.append(card(number));
}

function isRival(one, other) {
  return one.subject === other.subject && one.property === other.property && (one.holds !== other.holds || one.modality !== other.modality) && one.value === other.value
    || one.subject === other.subject && one.property === other.property && (one.value === "unknown") !== (other.value === "unknown");
}

function runs() { return Array.from(article().querySelectorAll(".run[data-claims]:not(.off)")); }

function refresh() {
  articles.forEach((each, number) => { each.hidden = number !== Number(choice.page.value); });
  for (const run of article().querySelectorAll(".run[data-claims]")) {
    const wanted = numbersOf(run).length > 0;
    run.classList.toggle("off", !wanted);
    run.tabIndex = wanted ? 0 : -1;
  }
  kept = null;
  show(null);
  document.getElementById("count").textContent = `${claims().filter(isWanted).length} of ${claims().length} claims`;
}

function step(by) {
  const all = runs();
  if (!all.length) return;
  const at = all.indexOf(document.activeElement);
  all[(at + by + all.length) % all.length].focus();
}

document.getElementById("texts").addEventListener("pointerover", (event) => {
  const run = event.target.closest(".run[data-claims]:not(.off)");
  if (run && kept === null) show(run);
});
document.getElementById("texts").addEventListener("focusin", (event) => {
  const run = event.target.closest(".run[data-claims]:not(.off)");
  if (run) { kept = null; show(run); run.scrollIntoView({ block: "nearest" }); }
});
document.getElementById("texts").addEventListener("click", (event) => {
  const run = event.target.closest(".run[data-claims]:not(.off)");
  kept = run;
  if (run) show(run);
});
document.addEventListener("keydown", (event) => {
  if (event.target.tagName === "SELECT" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n") step(1);
  else if (event.key === "p") step(-1);
  else if (event.key === "Enter" && event.target.matches(".run[data-claims]")) { kept = event.target; show(kept); }
  else if (event.key === "Escape") { kept = null; document.activeElement.blur(); show(null); }
});
for (const select of Object.values(choice)) select.addEventListener("change", refresh);
refresh();
