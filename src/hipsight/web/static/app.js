// What a page does where scripts run: shows what is understood while one types. Every page works without.
const form = document.getElementById("checkin");
if (form) {
  const box = form.elements.text;
  const shown = document.getElementById("understood");
  let waiting = 0;
  let asked = 0;
  const show = async () => {
    const text = box.value.trim();
    const mine = ++asked;
    if (!text) { shown.replaceChildren(); return; }
    try {
      const answer = await fetch(form.dataset.understand, {
        method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ text }),
      });
      if (!answer.ok || mine !== asked) return;
      const said = await answer.json();
      const list = document.createElement("ul");
      list.className = "chips";
      for (const entry of said.entries) {
        const item = document.createElement("li");
        const chip = document.createElement("span");
        chip.className = "chip";
        const kind = document.createElement("b");
        kind.textContent = entry.kind.replaceAll("_", " ");
        const skip = new Set(["kind", "day", "text", "assumed", "id"]);
        const words = Object.entries(entry).filter(([name]) => !skip.has(name)).map(([, value]) => String(value).replaceAll("_", " "));
        chip.append(kind, " ", words.join(", "));
        item.append(chip);
        list.append(item);
      }
      shown.replaceChildren(list);
    } catch { shown.replaceChildren(); }
  };
  box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, 250); });
}
