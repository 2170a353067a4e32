
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
  find(".question", made).textContent = question;
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

// ---- recall and edit ------------------------------------------------------------------------------------

function edit(number, text) {
  place = number;
  noteAbove();
  fill(text);
}

function stopEditing() {
  place = 0;
  noteAbove();
}

// The line above the box: a question that is edited, or a private conversation.
function noteAbove() {
  let note = find("#above");
  if (!note) {
    note = document.createElement("p");
    note.id = "above";
    note.className = "note";
    note.setAttribute("role", "status");
    find("#ask")?.before(note);
  }
  note.replaceChildren();
  const key = place ? (here.private ? "editing_private" : "editing") : here.private ? "private_note" : "";
  if (key) note.innerHTML = saying(key);
  if (place) {
    note.append(" ", button("cancel", "cancel", () => {
      stopEditing();
      fill("");
    }));
  }
  translate();
}

document.addEventListener("keydown", (event) => {
  if (event.target !== box() || event.isComposing) return;
  if (event.key === "Escape" && place) {
    event.stopPropagation(); // it does not leave the box as well
    stopEditing();
    fill("");
  }
  if (event.key !== "ArrowUp" || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
  const typed = box().value;
  const from = typed === "" ? asked.length : asked.lastIndexOf(typed);
  if (from < 1) return;
  event.preventDefault();
  fill(asked[from - 1]);
}, true);

document.addEventListener("input", (event) => {
  if (event.target === box()) stored("sessionStorage", DRAFT, here.private ? "" : event.target.value);
});

// ---- the list -------------------------------------------------------------------------------------------

const list = () => find("#conversations");

function offer(key, act, undo) {
  for (const line of all("p.undo")) {
    line.replaceChildren();
    line.hidden = true;
  }
  undone = undo ?? null;
  if (!key) return;
  const line = list().open ? find("#conversations p.undo") : outside();
  line.hidden = false;
  line.innerHTML = saying(key);
  line.append(" ", button("take-back", act, () => undone?.()));
  translate();
}

function outside() {
  let line = find("#talk p.undo");
  if (line) return line;
  line = document.createElement("p");
  line.className = "undo";
  line.setAttribute("role", "status");
  find("#ask").before(line);
  return line;
}

async function refresh() {
  const search = find("#conversations-search").value;
  find("#conversations-search").placeholder = words("kept_search");
  let found;
  try {
    found = await fetched("list", { search });
  } catch (error) {
    found = { keeps: true, conversations: [] };
    refuse(saying(error.key === "not_stored" ? "not_stored" : "lost"));
  }
  find("#conversations ul").replaceChildren(...found.conversations.map(row));
  find("#conversations .none").hidden = found.conversations.length > 0;
  find("#conversations .delete-all").hidden = found.conversations.length === 0;
  find("#conversations > .note .say").className = `say say-${found.keeps ? "kept_where" : "kept_off"}`;
  translate();
}

function row(kept) {
  const made = document.createElement("li");
  const name = document.createElement("bdi");
  name.textContent = kept.title;
  const when = document.createElement("span");
  when.className = "note";
  const date = new Date(kept.changed * 1000).toLocaleString(root.lang, { dateStyle: "medium", timeStyle: "short" });
  when.innerHTML = `<span></span> · ${Number(kept.turns)} ${saying(kept.turns > 1 ? "turns" : "turn")}`;
  when.firstChild.textContent = date;
  const opener = document.createElement("button");
  opener.type = "button";
  opener.className = "open-kept";
  if (kept.id === here.id) opener.setAttribute("aria-current", "true");
  opener.append(name, when);
  opener.addEventListener("click", () => {
    list().close();
    open(kept.id).then(() => box().focus());
  });
  const foot = document.createElement("div");
  foot.className = "row-foot";
  foot.append(button("rename", "rename", () => rename(kept, made)), ...["md", "json"].map((format) => exporter(kept, format)),
    button("delete-one", "delete_one", () => remove(kept.id)));
  for (const each of foot.children) each.setAttribute("aria-description", kept.title);
  made.append(opener, foot);
  return made;
}

function exporter(kept, format) {
  const link = document.createElement("a");
  link.className = `export export-${format}`;
  link.href = addressed("export", { conversation: kept.id, format, language: root.lang });
  link.download = "";
  link.innerHTML = saying(format === "md" ? "export_md" : "export_json");
  return link;
}

function rename(kept, made) {
  const field = document.createElement("input");
  field.value = kept.title;
  field.maxLength = 120;
  field.dataset.label = "rename_to";
  made.firstChild.replaceWith(field);
  translate();
  field.select();
  field.focus();
  let over = false;
  const end = async (keep) => {
    if (over) return;
    over = true;
    if (keep) await change({ change: "rename", conversation: kept.id, title: field.value });
    await refresh();
    find("#conversations-search").focus();
  };
  field.addEventListener("blur", () => end(true));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    end(event.key === "Enter");
  });
}

async function change(sent) {
  try {
    return (await fetched("change", sent, "POST")).done;
  } catch (error) {
    refuse(saying(error.key === "not_stored" ? "not_stored" : "lost"));
    return false;
  }
}

async function remove(id) {
  const was = here.id;
  if (!(await change(id ? { change: "delete", conversation: id } : { change: "delete_all" }))) return;
  if (!here.private && (!id || id === here.id)) {
    clear();
    keepOpen("", false);
  }
  await refresh();
  offer("deleted", "undo", async () => {
    await change({ change: "undelete" });
    offer(null);
    await refresh();
    if (was && !here.id && !here.private) await open(was);
    find("#conversations-search").focus();
  });
  find("#conversations .take-back").focus();
}

document.addEventListener("click", (event) => {
  const target = event.target.closest?.(".kept, .shut, .private, .delete-all, #conversations");
  if (!target) return;
  const is = (name) => target.classList.contains(name);
  if (is("kept")) {
    find("#conversations-search").value = "";
    offer(null);
    sure(false);
    list().showModal();
    refresh();
  } else if (is("shut") || event.target === list()) list().close();
  else if (is("private")) {
    list().close();
    anew(true);
  } else if (is("delete-all")) {
    if (target.classList.contains("sure")) remove("");
    sure(!target.classList.contains("sure"));
  }
});

function sure(asks) {
  const all_ = find("#conversations .delete-all");
  all_.classList.toggle("sure", asks);
  all_.innerHTML = saying(asks ? "delete_sure" : "delete_all");
  translate();
}

// ---- what survives a reload ------------------------------------------------------------------------------

async function restore() {
  find("#conversations-search").addEventListener("input", refresh);
  const draft = stored("sessionStorage", DRAFT);
  let kept = null;
  try {
    kept = JSON.parse(stored("sessionStorage", OPEN) ?? "null");
  } catch {
    // written by something else: nothing is restored
  }
  if (draft && box() && !box().value) fill(draft, { focus: false });
  if (kept?.private && !kept.id) keepOpen("", true);
  if (typeof kept?.id === "string" && kept.id && !(await open(kept.id, kept.private === true)) && find("#refusal .lost")?.textContent) {
    keepOpen(kept.id, kept.private === true); // the server is not there yet: the next reload finds it
  }
  if (!kept?.id) fetched("list", {}).catch(() => {}); // gives this browser its own secret
}

// The rest of the page may be drawn after this script runs.
(function begin(tries) {
  if (box() && find("#chat [role=log]") && find("#conversations-search")) restore();
  else if (tries) setTimeout(begin, 50, tries - 1);
})(200);
