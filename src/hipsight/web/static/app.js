// What pages do where scripts run; every page works without. Each part is a module of its own.
import { lookAgain } from "./again.js";
import { mapTaps } from "./bodymap.js";
import { showUnderstood } from "./checkin.js";
import { keepTrying, sendThroughQueue } from "./sending.js";
import { openByTouch } from "./timeline.js";

function awaken() {
  showUnderstood(document.getElementById("checkin"));
  mapTaps(document.getElementById("bodyform"));
  for (const form of document.querySelectorAll("form[data-queue]")) sendThroughQueue(form);
  lookAgain();
}

awaken();
document.addEventListener("shown", awaken);
keepTrying();
openByTouch();
// Only where the browser trusts the connection: on this machine itself, or behind TLS.
navigator.serviceWorker?.register("/sw.js").catch(() => undefined);
