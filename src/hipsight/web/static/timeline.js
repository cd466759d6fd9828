// The timeline by fingers and keys: two fingers apart open it, together close it, a stroke or an arrow goes on in time.
// Each of these only follows a link of the page, so that the address always says what is seen.

const STROKE_PX = 60;
const SPREAD = 1.35;

const figure = () => document.getElementById("timeline");
const shown = () => [...figure().querySelectorAll("svg.lanes")].find((one) => one.getBoundingClientRect().width > 0);

let latest = 0;

async function follow(address, keep) {
  if (!address) return;
  const mine = ++latest;
  const answer = await fetch(address).catch(() => null);
  if (mine !== latest) return;
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  const next = page?.getElementById("timeline");
  if (!next) {
    location.assign(address);
    return;
  }
  figure().replaceWith(next);
  if (keep !== "history") history.pushState({ timeline: true }, "", address);
  next.focus({ preventScroll: true });
}

/** What lies under a point of the screen, or the last part of what is shown. */
function under(x) {
  const zones = [...shown().querySelectorAll("a")];
  return zones.find((zone) => zone.getBoundingClientRect().right >= x) ?? zones.at(-1);
}

const ways = {
  earlier: () => follow(figure().querySelector("a[rel=prev]")?.href),
  later: () => follow(figure().querySelector("a[rel=next]")?.href),
  out: () => follow(figure().querySelector("a[data-out]")?.href),
  open: (x) => {
    const address = under(x)?.getAttribute("href");
    if (address?.startsWith("/timeline")) follow(address);
    else if (address) location.assign(address);
  },
};

const KEYS = { ArrowLeft: "earlier", ArrowRight: "later", "+": "open", "=": "open", "-": "out" };

function onKey(event) {
  const typing = event.target.closest?.("input, textarea, select, summary");
  const way = KEYS[event.key];
  if (!way || typing || event.ctrlKey || event.metaKey || event.altKey || !figure()) return;
  event.preventDefault();
  const focused = document.activeElement?.closest?.("svg.lanes a");
  ways[way]((focused ?? shown()).getBoundingClientRect().right - 1);
}

const points = new Map();
let began = null;

const apart = () => {
  const [one, other] = [...points.values()];
  return Math.hypot(one.x - other.x, one.y - other.y);
};

function onDown(event) {
  if (!event.target.closest?.("svg.lanes")) return;
  points.set(event.pointerId, { x: event.clientX, y: event.clientY });
  began = { x: event.clientX, y: event.clientY, apart: points.size === 2 ? apart() : 0 };
}

function onMove(event) {
  if (points.has(event.pointerId)) points.set(event.pointerId, { x: event.clientX, y: event.clientY });
}

function onUp(event) {
  if (!points.has(event.pointerId)) return;
  const spread = points.size === 2 && began?.apart ? apart() / began.apart : 1;
  const middle = [...points.values()].reduce((sum, point) => sum + point.x / points.size, 0);
  points.delete(event.pointerId);
  if (!began) return;
  const across = event.clientX - began.x;
  const isStroke = began.apart === 0 && Math.abs(across) > STROKE_PX && Math.abs(event.clientY - began.y) < STROKE_PX;
  const way = spread > SPREAD ? "open" : spread < 1 / SPREAD ? "out" : isStroke ? (across > 0 ? "earlier" : "later") : null;
  began = null;
  if (!way) return;
  // The finger ends on a link that was not meant.
  const unmeant = (click) => click.preventDefault();
  addEventListener("click", unmeant, { capture: true });
  setTimeout(() => removeEventListener("click", unmeant, { capture: true }), 50);
  ways[way](middle);
}

/** Once for the page: what is shown is replaced, what listens stays. */
export function openByTouch() {
  if (!figure()) return;
  document.addEventListener("keydown", onKey);
  document.addEventListener("pointerdown", onDown);
  document.addEventListener("pointermove", onMove);
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, onUp);
  addEventListener("popstate", () => figure() && follow(location.href, "history"));
}
