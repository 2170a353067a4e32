// The page's own script. It runs once, when the evidence panel stands; gradio gives it `element` (the panel) and
// `server` (its functions). The other scripts of `layout.py` go on in the same scope.
const strings = /* strings */ {};
const KEPT = "passerelle.language";
const root = document.documentElement;
const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// What this browser keeps in *area*, "localStorage" or this tab's "sessionStorage": without *value* it is read.
function stored(area, name, value) {
  try {
    if (value === undefined) return window[area].getItem(name);
    if (value) window[area].setItem(name, value);
    else window[area].removeItem(name);
  } catch {
    // storage is forbidden: what is chosen and shown lasts as long as the page
  }
  return null;
}

// A French sign stays on the line of the word before it, as `together` of `html.py` has it.
const together = (text) => text.replace(/ (?=[?!;](?:\s|$))/g, "\u202f").replace(/ (?=[:»](?:\s|$))|(?<=«) /g, "\u00a0");

// ---- language -----------------------------------------------------------------------------------------

function preferred() {
  const wanted = [stored("localStorage", KEPT), ...navigator.languages].map((tag) => (tag ?? "").slice(0, 2).toLowerCase());
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
  for (const node of all("#chat .turn[data-turn]")) setAttribute(node, "aria-label", `${words("numbered")} ${node.dataset.turn}`);
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
  for (const key of ["quoted", "quoted_end", "passage", "passage_end", "page"]) root.style.setProperty(`--${key}`, JSON.stringify(words(key)));
  translate();
  translateGradio(language);
}

// Gradio's few words (a lost connection, for one) follow its own setting, which only its own module can reach.
function translateGradio(language) {
  const core = performance.getEntriesByType("resource").find(({ name }) => /\/assets\/core-[^/]*\.js$/.test(name));
  if (core) import(core.name).then((module) => module.changeLocale?.(language), () => {});
}

function choose(language) {
  stored("localStorage", KEPT, language);
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

function askExample(button) {
  const still = narrow() ? find("#chat [role=log]") : find("#question textarea");
  window.passerelle.ask(button.dataset.question);
  still.focus(); // the button that was pressed may go away with the welcome
  requestAnimationFrame(() => document.activeElement === document.body && find("#question textarea").focus());
}

// From the question to its answer, where 1 to 9 lead to the cited passages.
function leaveQuestion() {
  (all("#chat a.cite").at(-1) ?? find("#chat [role=log]"))?.focus();
}

// ---- keys and clicks ----------------------------------------------------------------------------------

document.addEventListener("click", (event) => {
  const target = event.target.closest?.("a.cite, a.step, .whole, .tongue, .example, .suggest, .open, .copy, .judge, .back, .anew, .close, .seek, .skip");
  if (!target) return;
  const is = (name) => target.classList.contains(name);
  if (is("cite")) follow(target);
  else if (is("step")) goTo(document.getElementById(target.hash.slice(1)));
  else if (is("whole")) unfold(target);
  else if (is("tongue")) choose(target.dataset.language);
  else if (is("example") || is("suggest")) askExample(target);
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

const takesKeys = (node) => Boolean(node.closest?.("input, textarea, select, [contenteditable], .rows"));

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (find("#reading").open) return event.key === "Escape" ? closeReading() : undefined;
  if (find("dialog[open]")) return;
  if (event.key === "Escape" && event.target.closest?.("#question")) return leaveQuestion();
  if (takesKeys(event.target)) return;
  const card = event.target.closest?.(".card-cited");
  if (/^[1-9]$/.test(event.key)) goToCard(event.target, Number(event.key));
  else if (card && event.key === "ArrowRight") goTo(document.getElementById(cardAfter(card, 1)));
  else if (card && event.key === "ArrowLeft") goTo(document.getElementById(cardAfter(card, -1)));
  else if (event.key === "Escape" && event.target.closest?.("#chat, #evidence")) goBack();
});

speak(preferred());
new MutationObserver(() => {
  translate();
  lightMarks();
  heedFaults();
  foldLibrary();
}).observe(document.body, { childList: true, subtree: true, attributeFilter: ["class"] });
