
// ---- conversations: what the page keeps, and what it asks of the routes of `routes.py` ------------------
// This tab's conversation and half-typed question are in sessionStorage; all else is on the server's machine.
const OPEN = "passerelle.open";
const DRAFT = "passerelle.draft";
const here = { id: "", private: false };
const asked = []; // the questions shown, to be recalled
let place = 0; // the turn that the next question takes the place of
let waiting = Promise.resolve(); // one question after another
let era = 0; // rises when another conversation is shown: an answer that comes later is not drawn in it
let undone = null; // what "undo" does now

const box = () => find("#question textarea");

function fill(text, { focus = true } = {}) {
  const field = box();
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  if (!focus) return;
  field.focus();
  field.setSelectionRange(text.length, text.length);
}

const addressed = (route, sent) => `${new URL(`conversations/${route}`, location.href)}${sent ? `?${new URLSearchParams(sent)}` : ""}`;

async function fetched(route, sent, method = "GET") {
  const posts = method === "POST";
  const body = posts ? JSON.stringify(sent) : undefined;
  const headers = posts ? { "Content-Type": "application/json" } : {};
  const answer = await fetch(addressed(route, posts ? null : sent), { method, body, headers });
  const json = await answer.json();
  if (!answer.ok && !json.refusal) throw Object.assign(new Error(json.error), { key: json.error });
  return json;
}

function refuse(html) {
  const line = find("#refusal .refused");
  if (line) line.innerHTML = html;
  translate();
}

const saying = (key) => `<span class="say say-${key}"></span>`;

function button(name, key, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `plain ${name}`;
  made.innerHTML = saying(key);
  made.addEventListener("click", act);
  return made;
}

// Called by gradio with what is in the box; what is returned is put there. What is typed later is left alone.
window.passerelle.ask = (question) => {
  refuse("");
  offer(null);
  if (!question?.trim()) {
    refuse(saying("blank"));
    return question ?? "";
  }
  const wanted = { question, place, era, pending: drawWaiting(question) };
  stopEditing();
  stored("sessionStorage", DRAFT, "");
  waiting = waiting.then(() => put(wanted));
  return "";
};

async function put({ question, place: instead, era: then, pending }) {
  if (then !== era) return giveBack(question, instead);
  window.passerelle.sent();
  try {
    const sent = { question, place: instead, conversation: here.id, private: here.private, language: root.lang };
    const turn = await fetched("ask", sent, "POST");
    if (turn.refusal) {
      giveBack(question, instead);
      refuse(turn.refusal);
    } else if (then === era) {
      if (instead) removeFrom(instead);
      keepOpen(turn.conversation, turn.private);
      draw(turn, pending);
      showEvidence(turn);
      announce(find(".abstained", turnNamed(turn.number)) ? "abstained" : "answered");
      if (!turn.stored) refuse(saying("not_stored"));
    }
  } catch {
    giveBack(question, instead);
    setText(find("#refusal .lost"), words("lost"));
  }
  pending.remove();
  root.classList.toggle("asked", find("#chat .turn") !== null);
  window.passerelle.settled();
}

// A question whose answer is waited for stands where it will stand, and words say so; the line for screen readers does, too.
function drawWaiting(question) {
  const made = document.createElement("article");
  made.className = "turn pending";
  made.ariaHidden = "true";
  made.innerHTML = `<div class="message user-row"><div class="question" dir="auto"></div></div><p class="waiting">${saying("searching")}</p>`;
  find(".question", made).textContent = together(question);
  find("#chat [role=log]").append(made);
  root.classList.add("asked");
  translate();
  made.scrollIntoView({ block: "end" });
  return made;
}

function giveBack(question, instead) {
  if (box().value) return;
  fill(question, { focus: false });
  if (instead) edit(instead, question);
}

function keepOpen(id, secret) {
  here.id = id;
  here.private = Boolean(secret);
  stored("sessionStorage", OPEN, id || here.private ? JSON.stringify(here) : "");
  root.classList.toggle("is-private", here.private);
  noteAbove();
}

function draw(turn, pending = null) {
  asked.push(turn.asked);
  const made = document.createElement("article");
  made.className = "turn";
  made.dataset.turn = turn.number;
  made.innerHTML = `<div class="message user-row">${turn.question}</div><div class="message bot-row prose">${turn.answer}</div>`;
  made.querySelector(".user-row").append(button("edit", "edit", () => edit(turn.number, turn.asked)));
  made.querySelector(".searched")?.append(" ", button("edit", "edit_searched", () => edit(turn.number, turn.searched)));
  evidenceOf.set(turn.number, turn.evidence);
  if (pending?.isConnected) pending.replaceWith(made);
  else find("#chat [role=log]").append(made);
  root.classList.add("asked");
  translate();
}

function removeFrom(number) {
  for (const made of all("#chat .turn[data-turn]")) {
    if (Number(made.dataset.turn) < number) continue;
    evidenceOf.delete(Number(made.dataset.turn));
    made.remove();
    asked.pop();
  }
}

function clear() {
  era += 1;
  stopEditing();
  asked.length = 0;
  find("#chat [role=log]").replaceChildren();
  refuse("");
  setText(find("#refusal .lost"), "");
  forgetEvidence();
  root.classList.remove("asked");
}

function anew(secret = false) {
  const before = { ...here };
  clear();
  keepOpen("", secret);
  box().focus();
  if (before.id) offer(before.private ? "set_aside_private" : "set_aside", "undo_anew", () => open(before.id, before.private));
}

async function open(id, secret = false) {
  let turns;
  try {
    ({ turns } = await fetched("open", { conversation: id, private: secret, language: root.lang }));
  } catch {
    setText(find("#refusal .lost"), words("lost"));
    return false;
  }
  clear();
  offer(null);
  keepOpen(turns.length ? id : "", secret && turns.length > 0);
  turns.forEach((turn) => draw(turn));
  if (turns.length) showEvidence(turns.at(-1));
  return turns.length > 0;
}
