// The talk as it stands on the page.

import { contactLinks, coveredAddresses, linked, linkOut, make, safeAddress, sign } from "./links.js";
import { fill, language, texts } from "./texts.js";

const NEAR_END_PX = 80;
const DOUBLE_PRESS_MS = 1000;

export class Talk {
  /** `onPress(button)` is told which of a reply's buttons was pressed; `onSendNow()` that waiting is to end. */
  constructor({ scroller, log, news }, { onPress, onSendNow }) {
    Object.assign(this, { scroller, log, news, onPress, onSendNow });
    this.known = new Set();
    this.lastOwn = null;
    news.textContent = `${texts.news} ↓`;
    news.addEventListener("click", () => this.toEnd());
    scroller.addEventListener("scroll", () => this.isNearEnd() && (news.hidden = true));
  }

  get size() {
    return this.known.size;
  }

  /** Show a reply; false if it stands there already. */
  showReply(entry) {
    if (entry.farewell && !this.known.has(`reply-${entry.id}`)) this.clear(); // erased there, so erased here
    const message = this.place(`reply-${entry.id}`, () => reply(entry, this.onPress));
    return message !== null;
  }

  /** Show a message of the resident's own; false if it stands there already. */
  showOwn(entry) {
    const message = this.place(`own-${entry.id}`, () => own(entry));
    if (message) this.lastOwn = message;
    return message !== null;
  }

  /** How an own message fares: "sending", "sent", "waiting", "refused". */
  mark(id, state, sentence = "") {
    const message = document.getElementById(`own-${id}`);
    if (!message) return;
    message.dataset.state = state;
    const line = message.querySelector(".fate");
    line.textContent = "";
    if (state === "sending") line.append(texts.sending);
    if (state === "refused") line.append(`${texts.refused} ${sentence}`);
    if (state === "waiting") {
      const now = make("button", { type: "button", className: "inline", onclick: () => this.onSendNow() }, texts.sendNow);
      line.append(texts.unsent, " ", now);
    }
  }

  /** Take everything away but the welcome. */
  clear() {
    this.known.clear();
    for (const message of [...this.log.children]) {
      if (!message.classList.contains("welcome")) message.remove();
    }
    this.lastOwn = null;
  }

  /** Show what came: the question on top and its answers below it, as far as they fit. */
  follow() {
    const last = this.log.lastElementChild;
    const anchor = this.lastOwn && this.fits(this.lastOwn, last) ? this.lastOwn : last;
    this.scroller.scrollTop = anchor.offsetTop - 8;
    this.news.hidden = true;
  }

  /** Something came unasked: do not take away what the resident is reading. */
  announce() {
    if (this.isNearEnd()) this.follow();
    else this.news.hidden = false;
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.news.hidden = true;
  }

  isNearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
  }

  fits(from, to) {
    return to.offsetTop - from.offsetTop < this.scroller.clientHeight;
  }

  place(id, build) {
    if (this.known.has(id)) return null;
    this.known.add(id);
    const message = build();
    message.id = id;
    this.log.append(message);
    return message;
  }
}

function own(entry) {
  return make(
    "div",
    { className: "message mine" },
    make("span", { className: "unseen" }, `${texts.you}: `),
    make("p", {}, ownWords(entry)),
    make("p", { className: "fate" }),
    time(entry.at),
  );
}

function ownWords(entry) {
  if (entry.location) return `📍 ${texts.myLocation}`;
  return entry.file ? `📎 ${entry.file.name}` : entry.text;
}

function reply(entry, onPress) {
  const contact = entry.contact || null;
  const message = make("div", { className: contact ? "message theirs card" : "message theirs", lang: entry.language });
  message.append(make("span", { className: "unseen" }, "Kontakt: "));
  if (contact && contact.demo) message.append(make("p", { className: "badge" }, texts.demo));
  const blocks = entry.text.split(/\n{2,}/);
  if (contact) message.append(heading(blocks.shift()));
  for (const block of blocks) message.append(make("p", {}, ...linked(block, contact)));
  const links = contact || entry.location ? contactLinks(contact || {}, entry.location) : null;
  if (links) message.append(links);
  if (entry.file) message.append(download(entry.file));
  const rows = (entry.buttons || []).map((row) => choices(row, contact, onPress)).filter(Boolean);
  if (rows.length > 0) message.append(make("div", { className: "choices" }, ...rows));
  message.append(time(entry.at));
  return message;
}

/** The first block of a card: the office, then what it is about. */
function heading(block) {
  const [office, ...rest] = block.split("\n");
  return make("p", {}, make("strong", {}, office), ["", ...rest].join("\n"));
}

function choices(row, contact, onPress) {
  const covered = contact ? coveredAddresses(contact) : [];
  const buttons = row.map((button) => (button.url ? outwards(button, covered) : choice(button, onPress))).filter(Boolean);
  return buttons.length > 0 ? make("div", { className: "row" }, ...buttons) : null;
}

function outwards(button, covered) {
  const address = safeAddress(button.url);
  return address && !covered.includes(address) ? linkOut(address, "choice", button.label) : null;
}

export function choice(button, onPress) {
  const element = make("button", { type: "button", className: "choice" }, button.label);
  pressable(element, () => onPress(button));
  return element;
}

/** Somebody who presses twice means once. */
export function pressable(element, onPress) {
  let pressedAt = 0;
  element.addEventListener("click", () => {
    if (Date.now() - pressedAt < DOUBLE_PRESS_MS) return;
    pressedAt = Date.now();
    element.classList.add("pressed");
    onPress();
  });
}

function download(file) {
  const label = fill(texts.download, { name: file.name });
  const link = make("a", { className: "link", href: file.url, download: file.name }, sign("⬇"), label);
  return make("div", { className: "links" }, link);
}

function time(at) {
  const moment = at ? new Date(at) : new Date();
  const isToday = moment.toDateString() === new Date().toDateString();
  const day = isToday ? {} : { day: "numeric", month: "numeric" };
  const shown = new Intl.DateTimeFormat(language, { ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(moment);
  return make("time", { dateTime: moment.toISOString() }, shown);
}
