
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
