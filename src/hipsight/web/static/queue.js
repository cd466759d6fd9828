// What was written and is not through yet, kept in this browser until the server says that it has it.
// Each item: key, path, fields, at (when it was written), refused (the server's words, where it would not take it).

const STORE = "waiting";
let opened = null;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("hipsight", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function within(mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode);
    const request = work(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

export const keep = (item) => within("readwrite", (store) => store.put(item));
export const drop = (key) => within("readwrite", (store) => store.delete(key));

/** Everything that waits, the oldest first. */
export async function waiting() {
  const items = await within("readonly", (store) => store.getAll());
  return items.sort((one, other) => (one.at < other.at ? -1 : 1));
}

/** One tab at a time, where the browser can see to it; where it cannot, the key still lets nothing in twice. */
export const alone = (work) => (navigator.locks ? navigator.locks.request("hipsight-queue", work) : work());

/** A name that no other item has; the server keeps one line under one name. */
export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
