// ---- evidence: beside the conversation; on a narrow screen and on paper, under its own answer -----------------

const evidenceOf = new Map(); // turn -> HTML of its evidence, so that an earlier answer keeps its own
let shown = 0; // the turn whose evidence is in view
let origin = null; // the mark that led to the evidence, where Escape goes back to
const small = matchMedia("(max-width: 860px)");
const paper = matchMedia("print");
const narrow = () => small.matches;
const motion = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");
const panel = () => find("aside", element);
const turnNamed = (number) => find(`#chat .turn[data-turn="${number}"]`);
const turnOf = (link) => Number(link.hash.match(/-(\d+)/)?.[1]);
let printing = false;

// Where evidence stands now is kept, so that what was unfolded or noted in it stays so when it moves.
function keepEvidence() {
  for (const card of all(".card.flash")) card.classList.remove("flash"); // what passes is not kept
  all(".copy[data-says]").forEach(rest);
  if (evidenceOf.has(shown) && find(".evidence", panel())) evidenceOf.set(shown, panel().innerHTML);
  for (const made of all("#chat .own")) evidenceOf.set(Number(made.parentElement.dataset.turn), find(".own-body", made).innerHTML);
}

function layEvidence() {
  keepEvidence();
  const under = narrow() || printing;
  panel().innerHTML = under ? "" : (evidenceOf.get(shown) ?? "");
  for (const made of all("#chat .turn[data-turn]")) under ? layUnder(made) : find(".own", made)?.remove();
  translate();
}

// The newest evidence is open, that of an earlier answer is folded; on paper all is open.
function layUnder(turn) {
  const number = Number(turn.dataset.turn);
  let own = find(".own", turn);
  if (!own) {
    own = document.createElement("details");
    own.className = "own";
    own.innerHTML = `<summary><span class="say say-cited"></span> <span class="count"></span></summary><div class="own-body"></div>`;
    find(".own-body", own).innerHTML = evidenceOf.get(number) ?? "";
    const cited = all(".card-cited", own).length;
    find(".say", own).className = `say say-${cited ? "cited" : "nearest"}`;
    setText(find(".count", own), String(cited || all(".evidence > .card-near", own).length));
    if (!find(".card", own)) return; // small talk has none
    turn.append(own);
  }
  const { before } = own.dataset; // whether it was open when printing began
  if (printing) own.dataset.before = String(own.open);
  else delete own.dataset.before;
  own.open = printing || (before ? before === "true" : number === shown);
}

function showEvidence(turn) {
  keepEvidence();
  panel().innerHTML = ""; // what stood there is kept, and is another turn's
  evidenceOf.set(turn.number, turn.evidence);
  shown = turn.number;
  layEvidence();
  const library = find("#library details");
  if (library && evidenceOf.size === 1) library.open = false;
  turnNamed(turn.number)?.scrollIntoView({ block: "start", behavior: narrow() ? motion() : "auto" });
}

function forgetEvidence() {
  evidenceOf.clear();
  panel().innerHTML = "";
  shown = 0;
  origin = null;
}

function showTurn(turn) {
  if (!evidenceOf.has(turn)) return;
  if (turn !== shown && !narrow()) {
    keepEvidence();
    panel().innerHTML = evidenceOf.get(turn);
    translate();
  }
  shown = turn;
  const own = turnNamed(turn)?.querySelector(".own");
  if (own) own.open = true;
  lightMarks();
}

// The list of documents, when it is first drawn: on a narrow screen folded, and so beside a conversation.
function foldLibrary() {
  const library = find("#library details:not([data-drawn])");
  if (!library) return;
  library.dataset.drawn = "";
  library.open = !narrow() && !evidenceOf.size;
}

function lightMarks() {
  for (const link of all("#chat a.cite")) link.classList.toggle("current", turnOf(link) === shown);
}

small.addEventListener("change", layEvidence);
const onPaper = (now) => {
  if (printing === now) return;
  printing = now;
  layEvidence();
};
addEventListener("beforeprint", () => onPaper(true));
addEventListener("afterprint", () => onPaper(false));
paper.addEventListener("change", () => onPaper(paper.matches)); // a printer's view that is only looked at

// ---- from a mark to its card and back --------------------------------------------------------------------------

function goTo(target) {
  if (!target) return;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "start", behavior: motion() });
  target.classList.remove("flash");
  void target.offsetWidth; // lets the same card flash again
  target.classList.add("flash");
}

function follow(link) {
  origin = link;
  showTurn(turnOf(link));
  goTo(document.getElementById(link.hash.slice(1)));
}

// 1 to 9 lead to the cards of the answer one is at, or else of the one whose evidence is in view.
function goToCard(from, number) {
  const turn = Number(from.closest?.(".turn")?.dataset.turn) || shown;
  if (from.closest?.("#chat") && !from.closest(".own")) origin = from;
  showTurn(turn);
  goTo(document.getElementById(`card-${turn}-${number}`));
}

function cardAfter(card, by) {
  const [, turn, number] = card.id.split("-");
  return `card-${turn}-${Number(number) + by}`;
}

function goBack() {
  const target = origin?.isConnected ? origin : find("#question textarea");
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center", behavior: motion() });
}

// ---- what is done with a card ----------------------------------------------------------------------------------

function unfold(button) {
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(open));
  for (const rest of all(".rest", button.closest(".card"))) rest.hidden = !open;
  find(".say", button).className = `say say-${open ? "less" : "whole"}`; // the observer puts in its words
}

async function copy(button) {
  const done = button.closest(".card") ? "copied" : "answer_copied";
  let key = done;
  button.dataset.says ??= keyOf(find(".say", button));
  const text = JSON.parse(button.dataset.copied).join(`${bare()}?`); // between two parts, the address of this page
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    key = copyOldWay(text) ? done : "not_copied";
  }
  button.focus();
  announce(key);
  find(".say", button).className = `say say-${key}`; // the observer puts in its words
  button.addEventListener("blur", () => rest(button), { once: true });
}

function rest(button) {
  find(".say", button).className = `say say-${button.dataset.says}`;
}

// Browsers give the clipboard to pages of this computer or of https alone; the old command works elsewhere.
function copyOldWay(text) {
  const field = document.body.appendChild(document.createElement("textarea"));
  field.value = text;
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

async function judge(button) {
  const { question, document: id = "", start = "", end = "", words: digest = "" } = button.dataset;
  let key;
  try {
    key = await server.keep_feedback({ question, document: id, start, end, words: digest });
  } catch {
    key = "lost";
  }
  const said = button.closest(".feedback");
  if (key !== "kept") return tell(said, key);
  const thanks = document.createElement("div"); // a <details> without its summary gets one in the browser's language
  thanks.className = "feedback";
  thanks.innerHTML = `<p class="note" tabindex="-1"><span class="say say-kept"></span></p>`;
  said.replaceWith(thanks);
  translate();
  keepEvidence();
  find("p", thanks).focus();
  announce(key);
}

function tell(said, key) {
  said.querySelector(".note").innerHTML = `<span class="say say-${key}"></span>`;
  translate();
  announce(key);
}

