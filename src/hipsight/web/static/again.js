// A page that waits for something asks for itself again. Without scripts its browser does; with them nothing moves
// under a hand or a screen reader: what is shown changes only while nobody is at work in it.

let asking = 0;

const isBusy = (content) =>
  (content.contains(document.activeElement) && document.activeElement !== content) ||
  [...content.querySelectorAll("input[type=file]")].some((one) => one.files.length > 0);

async function ask() {
  const answer = await fetch(location.href).catch(() => null);
  const content = document.getElementById("content");
  if (answer?.ok && !isBusy(content)) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("content");
    if (fresh) content.replaceChildren(...fresh.childNodes);
    document.dispatchEvent(new CustomEvent("shown"));
  } else {
    lookAgain();
  }
}

export function lookAgain() {
  const mark = document.querySelector("[data-again]");
  clearTimeout(asking);
  if (mark) asking = setTimeout(ask, 1000 * Number(mark.dataset.again));
}
