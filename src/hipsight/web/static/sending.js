// Forms go into the queue first and from there to the server, so that a line is safe from the moment it is sent.
import { alone, drop, keep, newKey, waiting } from "./queue.js";

const TRY_AGAIN_MS = 5_000;
const PATIENCE_MS = 15_000;
/** Answers that a later try may turn into a yes: not paired, busy, broken, or the made-up runner on show. */
const LATER = new Set([401, 403, 408, 409, 421, 425, 429]);

async function post(item) {
  const body = new URLSearchParams([...item.fields, ["key", item.key], ["said_at", item.at]]);
  try {
    return await fetch(item.path, { method: "POST", body, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch {
    return null; // not reached, or the answer was lost: the item stays, and its key lets it in once
  }
}

/** Sends what waits. Returns the answers by key; items without one wait on. */
function flush() {
  return alone(async () => {
    const answers = new Map();
    for (const item of await waiting()) {
      if (item.refused) continue;
      const answer = await post(item);
      if (!answer) break;
      if (answer.ok) await drop(item.key);
      else if (LATER.has(answer.status) || answer.status >= 500) break;
      else await keep({ ...item, refused: await wordsOf(answer) });
      answers.set(item.key, answer);
    }
    return answers;
  });
}

async function wordsOf(answer) {
  const page = new DOMParser().parseFromString(await answer.clone().text(), "text/html");
  return page.querySelector("[role=alert]")?.textContent ?? "the server would not take it";
}

const textOf = (item) => new Map(item.fields).get("text") ?? "a tap on the body map";

function refusal(item) {
  const line = document.createElement("p");
  line.append(`Not kept: “${textOf(item)}” — ${item.refused} `);
  const button = document.createElement("button");
  button.className = "quiet";
  button.textContent = "Put it away";
  button.addEventListener("click", async () => {
    await drop(item.key);
    await tell();
  });
  line.append(button);
  return line;
}

async function tell() {
  const items = await waiting();
  const place = document.getElementById("waiting");
  const count = items.filter((item) => !item.refused).length;
  const parts = items.filter((item) => item.refused).map(refusal);
  if (count) parts.unshift(`${count} waiting: kept on this device, sent when hipsight can be reached again.`);
  place.hidden = parts.length === 0;
  place.replaceChildren(...parts);
  return count;
}

/** Puts what the server answered in the place of the page, with the focus on what was logged. */
async function show(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const content = page.getElementById("content");
  if (!content) return location.assign("/");
  document.getElementById("content").replaceChildren(...content.childNodes);
  document.title = page.title;
  history.replaceState(null, "", "/");
  document.dispatchEvent(new CustomEvent("shown"));
  document.getElementById("logged")?.focus();
  return undefined;
}

async function submit(form, event) {
  event.preventDefault();
  const fields = [...new FormData(form)].filter(([name]) => name !== "key");
  const item = { key: form.elements.key.value || newKey(), path: form.dataset.queue, fields, at: new Date().toISOString() };
  try {
    await keep(item);
  } catch {
    form.submit(); // this browser keeps nothing: the plain way is left
    return;
  }
  form.reset();
  form.elements.key.value = newKey();
  form.dispatchEvent(new CustomEvent("sent"));
  await tell();
  const answers = await flush();
  await tell();
  const answer = answers.get(item.key);
  if (answer?.ok) await show(answer);
}

async function tryAgain() {
  if (!(await tell())) return;
  await flush();
  await tell();
}

export function sendThroughQueue(form) {
  // Lines tried out on the made-up runner are not one's own and never wait.
  if (!globalThis.indexedDB || "sample" in document.body.dataset) return;
  form.addEventListener("submit", (event) => submit(form, event));
}

export function keepTrying() {
  if (!globalThis.indexedDB) return;
  // A page that comes back from the browser's memory carries the key of a line that was sent already.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of document.querySelectorAll("form[data-queue]")) form.elements.key.value = newKey();
  });
  addEventListener("online", tryAgain);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && tryAgain());
  setInterval(tryAgain, TRY_AGAIN_MS);
  tryAgain();
}
