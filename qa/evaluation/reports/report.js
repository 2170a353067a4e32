// Sort and filter the table of failures. Without this script the table is there, whole and in the set's order.
const table = document.querySelector("table.failures");
const form = document.querySelector("form.filters");
if (table && form) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = new Map(rows.map((row) => [row, fold(row.textContent)]));
  const count = form.querySelector("output");
  const names = ["state", "direction", "tag", "change"].filter((name) => form.elements[name]);
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });

  const filter = () => {
    const wanted = fold(form.elements.search.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const chosen = names.every((name) => {
        const value = form.elements[name].value;
        return !value || row.dataset[name].split("\n").includes(value);
      });
      row.hidden = !chosen || !wanted.every((word) => words.get(row).includes(word));
      shown += !row.hidden;
    }
    count.textContent = count.dataset.shown.replace("{shown}", shown).replace("{all}", rows.length);
  };

  const sort = (button) => {
    const head = button.closest("th");
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const key = (row) => row.cells[button.dataset.column].dataset.key;
    const sorted = [...rows].sort((one, other) => (down ? -1 : 1) * order.compare(key(one), key(other)));
    body.append(...sorted);
  };

  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of table.tHead.querySelectorAll("button")) button.addEventListener("click", () => sort(button));
  filter();
}
