// ---- light, dark, or as the system: kept in this browser -----------------------------------------------------

const COLOURS = "passerelle.colours";
const night = matchMedia("(prefers-color-scheme: dark)");

function chosenColours() {
  const kept = stored("localStorage", COLOURS);
  return ["light", "dark"].includes(kept) ? kept : "system";
}

let colours = chosenColours();

function paint() {
  const dark = colours === "dark" || (colours === "system" && night.matches);
  if (document.body.classList.contains("dark") !== dark) document.body.classList.toggle("dark", dark);
  if (palette() && palette().value !== colours) palette().value = colours;
}

const palette = () => find("#colours");
document.addEventListener("change", (event) => {
  if (event.target.id !== "colours") return;
  colours = palette().value;
  stored("localStorage", COLOURS, colours);
  paint();
});
night.addEventListener("change", paint);
new MutationObserver(paint).observe(document.body, { childList: true, subtree: true, attributeFilter: ["class"] }); // gradio sets it, too
paint();
