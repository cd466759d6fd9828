// While one types: the line with what was understood underlined by kind, and the records as chips.

const PAUSE_MS = 250;
const RUN = new Set(["distance", "surface", "kind of run", "time or pace", "shoe", "effort", "repetitions"]);
const PAIN = new Set(["side", "site", "score", "quality", "behaviour", "place in the run", "no pain"]);

const kindOf = (meaning) => (RUN.has(meaning) ? "run" : PAIN.has(meaning) ? "pain" : "life");

/** The line cut at what was understood. Places count whole characters, as the server does. */
function underlined(text, understood) {
  const letters = Array.from(text);
  const line = document.createElement("p");
  line.className = "echo";
  line.dir = "auto";
  let at = 0;
  for (const { start, end, as } of understood) {
    if (start < at) continue;
    line.append(letters.slice(at, start).join(""));
    const mark = document.createElement("mark");
    mark.textContent = letters.slice(start, end).join("");
    mark.title = as;
    mark.dataset.kind = kindOf(as);
    line.append(mark);
    at = end;
  }
  line.append(letters.slice(at).join(""));
  return line;
}

function chips(entries) {
  const list = document.createElement("ul");
  list.className = "chips";
  for (const { kind, words } of entries) {
    const chip = document.createElement("span");
    chip.className = "chip";
    const name = document.createElement("b");
    name.textContent = kind.replaceAll("_", " ");
    chip.append(name, " ", words);
    const item = document.createElement("li");
    item.append(chip);
    list.append(item);
  }
  return list;
}

function note(words) {
  const line = document.createElement("p");
  line.className = "small soft";
  line.textContent = words;
  return line;
}

async function ask(text) {
  const answer = await fetch("/api/understand", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text }),
  });
  return answer.ok ? answer.json() : null;
}

export function showUnderstood(form) {
  if (!form) return;
  const box = form.elements.text;
  const shown = document.getElementById("understood");
  let pause = 0;
  let latest = 0;
  const show = async () => {
    const mine = ++latest;
    const text = box.value;
    // Without a connection there is nothing to show: the line is understood when it goes through.
    const said = text.trim() ? await ask(text).catch(() => null) : null;
    if (mine !== latest) return;
    if (!said) {
      shown.replaceChildren();
      return;
    }
    const parts = [underlined(text, said.understood), chips(said.entries)];
    if (said.not_understood.length) parts.push(note(`Not understood: ${said.not_understood.join(", ")}`));
    for (const question of said.questions) parts.push(note(question));
    shown.replaceChildren(...parts);
  };
  const later = () => {
    clearTimeout(pause);
    pause = setTimeout(show, PAUSE_MS);
  };
  box.addEventListener("input", later);
  form.addEventListener("sent", later);
}
