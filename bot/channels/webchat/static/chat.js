// The chat on the landing page: puts the parts together.

import { Outgoing } from "./outgoing.js";
import { pressable, Talk } from "./talk.js";
import { fill, texts } from "./texts.js";
import { begin, history, Refused, send, Stream, upload } from "./wire.js";

const MISSING_AFTER_MS = 4000; // a proxy may hold the stream back: then the talk is fetched
const TYPING_AT_MOST_MS = 25000;
const CLOSE_HIDDEN_AFTER_MS = 60000; // browsers allow few connections at once: hidden pages give theirs up
const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 30000;
const TELL_WAITING_AFTER_MS = 3000;

const byId = (id) => document.getElementById(id);
const [chat, form, question, note, state, typing] = ["chat", "ask", "question", "note", "state", "typing"].map(byId);
const here = byId("here");
const [files, addFile] = ["files", "add-file"].map(byId);
const maxText = Number(chat.dataset.maxText);
const maxFile = Number(chat.dataset.maxFile);
const title = document.title;

const talk = new Talk(
  { scroller: byId("talk"), log: byId("log"), news: byId("news") },
  { onPress: press, onSendNow: () => outgoing.run() },
);
const outgoing = new Outgoing(deliver, onFate);
const stream = new Stream({ onReply, onOpen: isBack, onWaiting: isAway, onLost: connectLater });
const otherPages = "BroadcastChannel" in window ? new BroadcastChannel("kontakt-talk") : null;

let isKnown = false;
let hasTalk = false;
let pause = FIRST_PAUSE_MS;
let unread = 0;
const timers = { connect: 0, typing: 0, missing: 0, hidden: 0, waiting: 0 };

function later(name, work, ms) {
  clearTimeout(timers[name]);
  timers[name] = setTimeout(work, ms);
}

// The way in

/** Fetch the talk, show what is not shown yet, and listen from there on. */
async function connect() {
  clearTimeout(timers.connect);
  try {
    await catchUp();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    connectLater();
    return;
  }
  pause = FIRST_PAUSE_MS;
  isBack();
}

function connectLater() {
  isAway();
  later("connect", connect, pause);
  pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
}

async function catchUp() {
  const before = talk.size;
  const { known, entries, last } = await history();
  const isErased = entries.length === 0 && talk.size === before;
  if (!hasTalk || isErased) talk.clear(); // what waits to be sent belongs below what was said before
  const news = entries.filter(show);
  showUnsent();
  chat.classList.toggle("talking", talk.lastOwn !== null);
  if (!hasTalk && talk.lastOwn) talk.follow();
  else if (hasTalk && news.some((entry) => entry.from === "kontakt")) announce();
  hasTalk = true;
  isKnown = known;
  if (known && !document.hidden) stream.open(last);
}

/** True if the entry was not there yet. */
function show(entry) {
  if (entry.from === "kontakt") return talk.showReply(entry);
  outgoing.arrived(entry.id);
  const isNew = talk.showOwn(entry);
  talk.mark(entry.id, "sent");
  return isNew;
}

function showUnsent() {
  for (const message of outgoing.messages) {
    if (talk.showOwn({ id: message.id, ...message.shown })) talk.mark(message.id, "waiting");
  }
}

function onReply(entry) {
  if (talk.showReply(entry)) announce();
}

/** Something new stands there. */
function announce() {
  const wasAwaited = !typing.hidden;
  typing.hidden = true;
  clearTimeout(timers.missing);
  if (wasAwaited) talk.follow();
  else talk.announce();
  if (document.hidden) document.title = `(${(unread += 1)}) ${title}`;
}

function isAway() {
  if (!timers.waiting) timers.waiting = setTimeout(() => (state.textContent = texts.offline), TELL_WAITING_AFTER_MS);
}

function isBack() {
  clearTimeout(timers.waiting);
  timers.waiting = 0;
  if (state.textContent !== texts.noCookies) state.textContent = "";
  outgoing.run();
}

// The way out

function say(content, shown) {
  const message = { id: newId(), ...content };
  const entry = { id: message.id, ...shown };
  talk.showOwn(entry);
  makeRoom();
  talk.follow();
  outgoing.add({ ...message, shown });
  if (otherPages) otherPages.postMessage(entry);
}

/** With the first message the talk takes the whole screen of a phone. */
function makeRoom() {
  if (chat.classList.contains("talking")) return;
  chat.classList.add("talking");
  const { top, bottom } = chat.getBoundingClientRect();
  if (top < 0 || bottom > window.innerHeight) chat.scrollIntoView({ block: "nearest" });
}

async function deliver({ shown, ...message }) {
  if (!isKnown) await becomeKnown();
  typing.hidden = false;
  talk.follow();
  later("typing", () => (typing.hidden = true), TYPING_AT_MOST_MS);
  await (message.file ? upload(message) : send(message));
  if (!typing.hidden) later("missing", connect, MISSING_AFTER_MS);
}

/** The cookie and the stream come first: whoever cannot be answered is not asked to send. */
async function becomeKnown() {
  await begin();
  await catchUp();
  if (isKnown) return;
  state.textContent = texts.noCookies;
  throw new Refused(texts.noCookies, { again: true });
}

function onFate(message, fate, sentence) {
  talk.showOwn({ id: message.id, ...message.shown });
  talk.mark(message.id, fate, sentence);
  if (fate === "waiting" || fate === "refused") typing.hidden = true;
}

function press(button) {
  if (button.asks_location && canLocate()) shareLocation(button);
  else if (button.action) say({ action: button.action }, { text: button.label });
}

// Location

function canLocate() {
  return "geolocation" in navigator && window.isSecureContext;
}

/** `button`: the reply's button that asked, whose action helps where no location is to be had. */
function shareLocation(button) {
  note.textContent = texts.locating;
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      note.textContent = "";
      const location = [coords.latitude, coords.longitude];
      say({ location }, { location });
    },
    () => {
      note.textContent = button ? "" : texts.noLocation;
      if (button && button.action) say({ action: button.action }, { text: button.label });
    },
    { timeout: 15000, maximumAge: 300000 },
  );
}

// Files

/** Each is a message of its own; those that are too large are not sent, and named. */
function sendFiles() {
  const chosen = [...files.files];
  const fitting = chosen.filter((file) => file.size <= maxFile);
  const group = fitting.length > 1 ? newId() : "";
  for (const file of fitting) say({ file, group }, { file: { name: file.name } });
  const tooLarge = chosen.filter((file) => file.size > maxFile).map((file) => file.name);
  note.textContent = tooLarge.length > 0 ? fill(texts.fileTooLarge, { name: tooLarge.join(", ") }) : "";
  files.value = ""; // so that the same may be chosen again
}

// The form

function submit() {
  const text = question.value.trim();
  if (!text || isTooLong()) {
    question.focus();
    return;
  }
  question.value = "";
  grow();
  say({ text }, { text });
  // On a phone the keyboard goes, so that the answer can be seen.
  if (window.matchMedia("(pointer: coarse)").matches) question.blur();
}

function isTooLong() {
  const count = [...question.value.trim()].length;
  const isOver = count > maxText;
  note.textContent = isOver ? fill(texts.tooLong, { count, limit: maxText }) : "";
  question.setAttribute("aria-invalid", String(isOver));
  return isOver;
}

/** As high as what is written, up to what the style sheet allows. */
function grow() {
  question.style.height = "auto";
  question.style.height = `${question.scrollHeight + 4}px`;
}

function newId() {
  // crypto.randomUUID is missing where the page is not served over https.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function onVisibility() {
  if (document.hidden) {
    later("hidden", () => stream.close(), CLOSE_HIDDEN_AFTER_MS);
    return;
  }
  clearTimeout(timers.hidden);
  unread = 0;
  document.title = title;
  if (isKnown && !stream.isOpen) connect();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
question.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  submit();
});
question.addEventListener("input", () => {
  grow();
  isTooLong();
});
here.addEventListener("click", () => shareLocation(null));
addFile.addEventListener("click", () => files.click());
files.addEventListener("change", sendFiles);
document.addEventListener("visibilitychange", onVisibility);
window.addEventListener("online", () => connect());
window.addEventListener("pagehide", () => stream.close());
window.addEventListener("pageshow", (event) => event.persisted && connect());
if (otherPages) {
  otherPages.addEventListener("message", ({ data }) => {
    talk.showOwn(data);
    chat.classList.add("talking");
    talk.announce();
  });
}
for (const button of byId("examples").querySelectorAll("button")) {
  const { text, action } = button.dataset;
  pressable(button, () => (text ? say({ text }, { text }) : say({ action }, { text: button.textContent.trim() })));
}

form.hidden = false;
byId("examples").hidden = false;
here.hidden = !canLocate();
showUnsent();
connect();
