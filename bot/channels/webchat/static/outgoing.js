// Messages on their way out: one after the other, kept over a reload, tried until they are there.

import { Refused } from "./wire.js";

const KEPT = "kontakt-unsent";
const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 30000;

export class Outgoing {
  /**
   * `deliver(message)` sends one message or throws `Refused`. `onState(message, state, sentence)` is told how each one
   * fares: "sending", "sent", "waiting" (it will be tried again) or "refused" (it will not).
   */
  constructor(deliver, onState) {
    this.deliver = deliver;
    this.onState = onState;
    this.messages = restore();
    this.isRunning = false;
    this.pause = FIRST_PAUSE_MS;
    this.timer = 0;
  }

  add(message) {
    this.messages.push(message);
    this.keep();
    this.run();
  }

  /** The message with this id is there after all: the answer to an earlier try was lost. */
  arrived(id) {
    const before = this.messages.length;
    this.messages = this.messages.filter((message) => message.id !== id);
    if (this.messages.length < before) this.keep();
  }

  async run() {
    clearTimeout(this.timer);
    if (this.isRunning) return;
    this.isRunning = true;
    try {
      while (this.messages.length > 0 && (await this.sendFirst(this.messages[0])));
    } finally {
      this.isRunning = false;
    }
  }

  /** True when the next one may be sent. */
  async sendFirst(message) {
    this.onState(message, "sending");
    try {
      await this.deliver(message);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.again) return this.tryLater(message, error);
      this.onState(message, "refused", error.message);
      this.arrived(message.id);
      return true;
    }
    this.pause = FIRST_PAUSE_MS;
    this.arrived(message.id);
    this.onState(message, "sent");
    return true;
  }

  tryLater(message, refused) {
    this.onState(message, "waiting", refused.message);
    this.timer = setTimeout(() => this.run(), Math.max(this.pause, refused.afterMs));
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
    return false;
  }

  keep() {
    try {
      // A file cannot be kept there: it lives as long as the page.
      sessionStorage.setItem(KEPT, JSON.stringify(this.messages.filter((message) => !message.file)));
    } catch (error) {
      // Storage is off or full: the messages then live as long as the page.
    }
  }
}

function restore() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) || [];
  } catch (error) {
    return [];
  }
}
