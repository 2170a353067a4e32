// ---- a document beside the conversation: its address, its search, Escape and Back ----------------------------

let opening = 0;
let opener = null;
const reading = () => find("#reading");
const bare = () => location.origin + location.pathname;

function addressOf({ document: id, start = "", end = "", words: digest = "", near = "" }) {
  const asked = new URLSearchParams({ document: id });
  if (start !== "") asked.set("span", `${start}-${end}`);
  if (digest) asked.set("words", digest);
  if (near) asked.set("near", near);
  return `?${asked}`;
}

function named() {
  const asked = new URLSearchParams(location.search);
  const [, start = "", end = ""] = /^(\d+)-(\d+)$/.exec(asked.get("span") ?? "") ?? [];
  return asked.get("document") && { document: asked.get("document"), start, end, words: asked.get("words") ?? "", near: asked.get("near") ?? "" };
}

function read(wanted) {
  opener = document.activeElement;
  history.pushState({ reading: true }, "", addressOf(wanted));
  return lay(wanted);
}

async function lay({ document: id, start = "", end = "", words: digest = "", near = "" }) {
  const dialog = reading();
  const body = find("#reading-body");
  const turn = ++opening;
  body.innerHTML = `<p class="loading"><span class="say say-loading"></span></p>`;
  translate();
  find("#reading-find").value = "";
  seek();
  announce("loading");
  if (!dialog.open) narrow() ? dialog.showModal() : dialog.show();
  find("#side").inert = true;
  body.focus();
  let html;
  try {
    html = await server.read_document({ document: id, start, end, words: digest, near, language: root.lang });
  } catch {
    html = `<p class="reading-notice"><span class="say say-lost"></span></p>`;
  }
  if (turn !== opening || !dialog.open) return;
  body.innerHTML = html;
  translate();
  announce("");
  body.scrollTop = 0;
  find("mark", body)?.scrollIntoView({ block: "center" });
}

function hideReading() {
  if (!reading().open) return;
  reading().close();
  find("#side").inert = false;
  const back = opener?.isConnected && opener !== document.body ? opener : find("#question textarea");
  back.focus({ preventScroll: true });
}

function closeReading() {
  hideReading();
  if (history.state?.reading) history.back();
  else history.replaceState(null, "", bare());
}

addEventListener("popstate", () => (named() ? lay(named()) : hideReading()));
// The dialog may stand later than this script runs: its events are heard on the document.
document.addEventListener("cancel", (event) => {
  if (event.target.id !== "reading") return;
  event.preventDefault();
  closeReading();
}, true);

// ---- search inside -------------------------------------------------------------------------------------------

let found = [];
let at = -1;
const plain = (letter) => letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace("’", "'") || letter;

function rangesOf(sought, within) {
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  const places = [];
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (let place = 0; place < node.data.length; place++)
      for (const letter of plain(node.data[place])) {
        text += letter;
        places.push([node, place]);
      }
  const wanted = [...sought].map(plain).join("");
  const ranges = [];
  for (let start = text.indexOf(wanted); wanted && start >= 0; start = text.indexOf(wanted, start + wanted.length)) {
    const range = document.createRange();
    range.setStart(...places[start]);
    const [node, place] = places[start + wanted.length - 1];
    range.setEnd(node, place + 1);
    ranges.push(range);
  }
  return ranges;
}

function seek() {
  const text = find("#reading .reading-text");
  found = text ? rangesOf(find("#reading-find").value.trim(), text) : [];
  at = -1;
  if (found.length) step(1);
  else point();
}

function step(by) {
  if (!found.length) return;
  at = (at + by + found.length) % found.length;
  const body = find("#reading-body");
  const box = found[at].getBoundingClientRect();
  body.scrollTop += box.top - body.getBoundingClientRect().top - body.clientHeight / 2;
  point();
}

function point() {
  const sought = find("#reading-find").value.trim();
  setText(find("#reading-count"), sought ? `${found.length ? at + 1 : 0} / ${found.length}` : "");
  if (!CSS.highlights) return;
  CSS.highlights.set("found", new Highlight(...found));
  CSS.highlights.set("current", new Highlight(...(found[at] ? [found[at]] : [])));
}

document.addEventListener("input", (event) => event.target.id === "reading-find" && seek());
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.target.id !== "reading-find") return;
  event.preventDefault();
  step(event.shiftKey ? -1 : 1);
});

// ---- what the address asks for -------------------------------------------------------------------------------

function heedAddress() {
  const question = new URLSearchParams(location.search).get("q");
  if (!reading() || !find("#colours")) return setTimeout(heedAddress, 50);
  if (named()) lay(named());
  else if (question?.trim()) {
    history.replaceState(null, "", bare()); // asked once: a reload does not ask again
    window.passerelle.ask(question);
  }
}

setTimeout(heedAddress);
