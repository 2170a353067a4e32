// ---- light, dark, or as the system: kept in this browser -----------------------------------------------------

const COLOURS = "passerelle.colours";
const night = matchMedia("(prefers-color-scheme: dark)");

function chosenColours() {
  try {
    const kept = localStorage.getItem(COLOURS);
    return ["light", "dark"].includes(kept) ? kept : "system";
  } catch {
    return "system"; // storage is forbidden
  }
}

let colours = chosenColours();

function paint() {
  const dark = colours === "dark" || (colours === "system" && night.matches);
  if (document.body.classList.contains("dark") !== dark) document.body.classList.toggle("dark", dark);
}

const palette = () => find("#colours");
palette().value = colours;
palette().addEventListener("change", () => {
  colours = palette().value;
  try {
    localStorage.setItem(COLOURS, colours);
  } catch {
    // as above
  }
  paint();
});
night.addEventListener("change", paint);
new MutationObserver(paint).observe(document.body, { attributeFilter: ["class"] }); // gradio sets it, too
paint();
