
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
