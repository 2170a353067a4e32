// The page's own script. It runs once, when the evidence panel stands; gradio gives it `element` (the panel),
// `props` (its value), `server` (its functions) and `watch`. `history.js` goes on in the same scope.
const strings = /* strings */ {};
const KEPT = "passerelle.language";
const root = document.documentElement;
const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const evidenceOf = new Map(); // turn -> HTML of its evidence, so that an earlier answer keeps its own
let shown = 0;
let origin = null; // the mark that led to the evidence, where Escape goes back to

// ---- language -----------------------------------------------------------------------------------------

function remembered() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null; // storage is forbidden: the choice lasts as long as the page
  }
}

function preferred() {
  const wanted = [remembered(), ...navigator.languages].map((tag) => (tag ?? "").slice(0, 2).toLowerCase());
  return wanted.find((tag) => tag in strings) ?? "en";
}

const words = (key) => strings[root.lang][key] ?? key;

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function setAttribute(node, name, text) {
  if (node && node.getAttribute(name) !== text) node.setAttribute(name, text);
}

function keyOf(node) {
  return [...node.classList].find((name) => name.startsWith("say-")).slice("say-".length);
}

function translate() {
  for (const node of all(".say")) {
    setText(node, words(keyOf(node)));
    setAttribute(node, "lang", root.lang);
  }
  for (const node of all("[data-label]")) {
    setAttribute(node, "aria-label", words(node.dataset.label));
    if (node.title) setAttribute(node, "title", words(node.dataset.label));
  }
  const box = find("#question textarea");
  setAttribute(box, "placeholder", words("placeholder"));
  setAttribute(box, "aria-label", words("question"));
  setAttribute(box, "title", words("hint"));
  setAttribute(find("#reading-find"), "placeholder", words("find"));
  setAttribute(find("#send"), "aria-label", words("send"));
  setAttribute(find("#send"), "title", words("send"));
  for (const node of all(".tongue")) setAttribute(node, "aria-pressed", String(node.dataset.language === root.lang));
}

function speak(language) {
  root.lang = language;
  for (const key of ["quoted", "quoted_end", "page"]) root.style.setProperty(`--${key}`, JSON.stringify(words(key)));
  translate();
  translateGradio(language);
}

// Gradio's few words (a lost connection, for one) follow its own setting, which only its own module can reach.
function translateGradio(language) {
  const core = performance.getEntriesByType("resource").find(({ name }) => /\/assets\/core-[^/]*\.js$/.test(name));
  if (core) import(core.name).then((module) => module.changeLocale?.(language), () => {});
}

function choose(language) {
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // as above
  }
  speak(language);
}

// ---- questions ----------------------------------------------------------------------------------------

function announce(key) {
  setText(find("#status"), key ? words(key) : "");
}

window.passerelle = {
  sent() {
    root.classList.add("searching");
    setText(find("#refusal .lost"), "");
    announce("searching");
  },
  settled() {
    root.classList.remove("searching");
    if (find("#status").textContent === words("searching")) announce("");
  },
};

// Gradio tells of a fault in English, in a box of its own that the style sheet hides: the page says it instead.
function heedFaults() {
  if (!find(".toast-body.error")) return;
  window.passerelle.settled();
  setText(find("#refusal .lost"), words("lost"));
}

function keepEvidence() {
  const section = find(".evidence", element);
  if (!section) return props.value ? undefined : beginAnew();
  shown = Number(section.dataset.turn);
  evidenceOf.set(shown, props.value);
  root.classList.add("asked");
  const library = find("#library details");
  if (library && shown === 1) library.open = false;
  announce(section.classList.contains("evidence-abstained") ? "abstained" : "answered");
  if (narrow()) requestAnimationFrame(() => lastQuestion()?.scrollIntoView({ block: "start", behavior: motion() }));
}

function beginAnew() {
  evidenceOf.clear();
  shown = 0;
  origin = null;
  root.classList.remove("asked");
  find("#question textarea").focus();
}

// ---- evidence -----------------------------------------------------------------------------------------

const narrow = () => matchMedia("(max-width: 860px)").matches;
const motion = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");
const lastQuestion = () => all("#chat .question").at(-1);
const turnOf = (link) => Number(link.hash.match(/-(\d+)/)?.[1]);

async function showTurn(turn) {
  if (turn === shown || !evidenceOf.has(turn)) return;
  shown = turn;
  props.value = evidenceOf.get(turn);
  await Promise.resolve(); // gradio draws the new value at the end of this task's turn
}

function lightMarks() {
  for (const link of all("#chat a.cite")) link.classList.toggle("current", turnOf(link) === shown);
}

function goTo(target) {
  if (!target) return;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "start", behavior: motion() });
  target.classList.remove("flash");
  void target.offsetWidth; // lets the same card flash again
  target.classList.add("flash");
}

async function follow(link) {
  origin = link;
  await showTurn(turnOf(link));
  goTo(document.getElementById(link.hash.slice(1)));
}

function unfold(button) {
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(open));
  for (const rest of all(".rest", button.closest(".card"))) rest.hidden = !open;
  find(".say", button).className = `say say-${open ? "less" : "whole"}`; // the observer puts in its words
}

function askExample(question) {
  const still = narrow() ? find("#chat [role=log]") : find("#question textarea");
  window.passerelle.ask(question);
  still.focus(); // the button that was pressed goes away with the welcome
  requestAnimationFrame(() => document.activeElement === document.body && find("#question textarea").focus());
}

// From the question to its answer, where 1 to 9 lead to the cited passages.
function leaveQuestion() {
  (all("#chat a.cite").at(-1) ?? find("#chat [role=log]"))?.focus();
}

function goBack() {
  const target = origin?.isConnected ? origin : find("#question textarea");
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center", behavior: motion() });
}

async function copy(button) {
  let key = "copied";
  const before = keyOf(find(".say", button));
  const text = JSON.parse(button.dataset.copied).join(`${bare()}?`); // between two parts, the address of this page
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    key = copyOldWay(text) ? "copied" : "not_copied";
  }
  button.focus();
  announce(key);
  find(".say", button).className = `say say-${key}`; // the observer puts in its words
  button.addEventListener("blur", () => (find(".say", button).className = `say say-${before === "copied" ? "copy" : before}`), { once: true });
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
  evidenceOf.set(shown, element.querySelector("aside").innerHTML);
  find("p", thanks).focus();
  announce(key);
}

function tell(said, key) {
  said.querySelector(".note").innerHTML = `<span class="say say-${key}"></span>`;
  translate();
  announce(key);
}

// ---- keys and clicks ----------------------------------------------------------------------------------

document.addEventListener("click", (event) => {
  const target = event.target.closest?.("a.cite, a.step, .whole, .tongue, .example, .open, .copy, .judge, .back, .anew, .close, .seek, .skip");
  if (!target) return;
  const is = (name) => target.classList.contains(name);
  if (is("cite")) follow(target);
  else if (is("step")) goTo(document.getElementById(target.hash.slice(1)));
  else if (is("whole")) unfold(target);
  else if (is("tongue")) choose(target.dataset.language);
  else if (is("example")) askExample(target.lastElementChild.textContent);
  else if (is("open")) read(target.dataset);
  else if (is("copy")) copy(target);
  else if (is("judge")) judge(target);
  else if (is("back")) goBack();
  else if (is("anew")) anew();
  else if (is("skip")) find("#question textarea").focus();
  else if (is("close")) closeReading();
  else if (is("seek")) step(Number(target.dataset.by));
  if (target.tagName === "A") event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (find("#reading").open) return event.key === "Escape" ? closeReading() : undefined;
  if (find("dialog[open]")) return;
  if (event.key === "Escape" && event.target.closest?.("#question")) return leaveQuestion();
  const within = event.target.closest?.("#chat, #evidence");
  if (!within) return;
  if (/^[1-9]$/.test(event.key)) {
    if (within.id === "chat") origin = event.target;
    goTo(document.getElementById(`card-${shown}-${event.key}`));
  } else if (event.key === "Escape") goBack();
});

watch("value", keepEvidence);
speak(preferred());
new MutationObserver(() => {
  translate();
  lightMarks();
  heedFaults();
}).observe(document.body, { childList: true, subtree: true, attributeFilter: ["class"] });
