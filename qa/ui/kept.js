
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
  name.textContent = together(kept.title);
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
