// Talking to the server: messages out, replies in.

const TIMEOUT_MS = 20000;
const UPLOAD_TIMEOUT_MS = 180000; // 20 MB over a slow line
const SILENCE_MS = 40000; // the server sends a heartbeat every 15 s

/** The server, or the way to it, said no. `again`: the same may be tried later, not before `afterMs`. */
export class Refused extends Error {
  constructor(message, { again, afterMs = 0 }) {
    super(message);
    this.again = again;
    this.afterMs = afterMs;
  }
}

/** Make sure that this browser has its cookie. */
export async function begin() {
  await ask("/chat/session", { body: {} });
}

export async function history() {
  return (await ask("/chat/history")).json();
}

/** Resolves once the message is kept. The same id may be sent as often as it takes. */
export async function send(message) {
  await ask("/chat/messages", { body: message });
}

/** Like `send`, for a file; `group` ties those together that were chosen at once. */
export async function upload({ id, group, file }) {
  const headers = {
    "Content-Type": "application/octet-stream",
    "X-File-Name": encodeURIComponent(file.name),
    "X-File-Type": file.type,
    "X-Message-Id": id,
    ...(group ? { "X-Group-Id": group } : {}),
  };
  await request("/chat/files", { method: "POST", headers, body: file }, UPLOAD_TIMEOUT_MS);
}

async function ask(path, { body } = {}) {
  const headers = { "Content-Type": "application/json" };
  return request(path, body ? { method: "POST", headers, body: JSON.stringify(body) } : {}, TIMEOUT_MS);
}

async function request(path, options, timeoutMs) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  let response;
  try {
    response = await fetch(path, { ...options, cache: "no-store", signal: abort.signal });
  } catch (error) {
    throw new Refused("", { again: true });
  } finally {
    clearTimeout(timer);
  }
  if (!response.ok) throw await refusal(response);
  return response;
}

async function refusal(response) {
  const again = response.status >= 500 || response.status === 429 || response.status === 408;
  const afterMs = 1000 * (Number(response.headers.get("Retry-After")) || 0);
  let message = "";
  try {
    message = (await response.json()).message;
  } catch (error) {
    // a proxy's own page: there is nothing to tell
  }
  return new Refused(message, { again, afterMs });
}

/** The stream of replies. `onLost` is called when it has broken for good and must be opened anew. */
export class Stream {
  constructor({ onReply, onOpen, onWaiting, onLost }) {
    Object.assign(this, { onReply, onOpen, onWaiting, onLost });
    this.source = null;
    this.watchdog = 0;
  }

  get isOpen() {
    return this.source !== null;
  }

  open(after) {
    this.close();
    const source = new EventSource(`/chat/events?after=${after}`);
    this.source = source;
    source.onopen = () => this.alive(this.onOpen());
    source.addEventListener("beat", () => this.alive());
    source.onmessage = (event) => this.alive(this.onReply(JSON.parse(event.data)));
    source.onerror = () => (source.readyState === EventSource.CLOSED ? this.lose() : this.onWaiting());
    this.alive();
  }

  close() {
    clearTimeout(this.watchdog);
    if (this.source) this.source.close();
    this.source = null;
  }

  /** A connection can die without a word, above all a mobile one: then it is opened anew. */
  alive() {
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(() => this.lose(), SILENCE_MS);
  }

  lose() {
    this.close();
    this.onLost();
  }
}
