// The page of a question: everything works without this file. It keeps the draft while somebody types, says that they
// do, tells who else does, puts templates in where the cursor stands, and warns of the wrong letters at once.
import { script } from "./scripts.js";

const HERE_EVERY_MS = 15_000; // the server forgets after 40 s
const KEEP_AFTER_MS = 2_000;
const AWAY_AFTER_MS = 30 * 60_000; // a page that nobody touches does not keep its session awake

const form = document.getElementById("composer");
if (form) start(form);

function start(form) {
  const box = form.querySelector("#answer");
  const address = form.getAttribute("action");
  const page = { form, box, address, kept: box.value, told: "", sending: false, asking: null, touched: Date.now() };
  page.shut = form.querySelector("#signed-out");
  page.hold = (event) => !page.sending && box.value !== page.kept && event.preventDefault();

  box.addEventListener("input", () => typed(page));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("#send"));
    }
  });
  form.addEventListener("submit", () => {
    page.sending = true; // what is sent must not come back as a draft
    clearTimeout(page.timer);
    page.asking?.abort();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave(page);
    else here(page);
  });
  addEventListener("pagehide", () => leave(page));
  addEventListener("pageshow", (event) => {
    if (event.persisted) page.sending = false; // back in a page that the browser had kept
  });
  form.querySelector("#put-template")?.addEventListener("click", (event) => {
    event.preventDefault();
    putTemplate(page);
  });
  for (const each of document.querySelectorAll("details")) each.addEventListener("toggle", () => focusFirst(each));
  openNamed();
  addEventListener("hashchange", openNamed);
  for (const kind of ["pointerdown", "keydown", "scroll"]) addEventListener(kind, () => (page.touched = Date.now()));
  setInterval(() => isLookedAt(page) && here(page), HERE_EVERY_MS);
  here(page);
  compareScripts(page);
}

function isLookedAt(page) {
  return document.visibilityState === "visible" && Date.now() - page.touched < AWAY_AFTER_MS;
}

function typed(page) {
  compareScripts(page);
  clearTimeout(page.timer);
  page.timer = setTimeout(() => keep(page), KEEP_AFTER_MS);
  if (page.told !== "yes") here(page);
}

function fields(page, more) {
  const { token, seen } = page.form.elements;
  return new URLSearchParams({ token: token.value, seen: seen.value, ...more });
}

async function keep(page) {
  if (page.sending || page.box.value === page.kept) return;
  const text = page.box.value;
  page.asking = new AbortController();
  const answer = await ask(page, `${page.address}/draft`, fields(page, { answer: text }), page.asking.signal);
  if (!answer) return;
  page.kept = text;
  page.form.querySelector("#kept").textContent = answer.kept;
}

function leave(page) {
  if (page.sending || !page.shut.hidden) return;
  clearTimeout(page.timer);
  if (page.box.value !== page.kept) {
    navigator.sendBeacon(`${page.address}/draft`, fields(page, { answer: page.box.value }));
    page.kept = page.box.value;
  }
  if (page.told === "yes") navigator.sendBeacon(`${page.address}/here`, fields(page, { writing: "stopped" }));
  page.told = "";
}

async function here(page) {
  const writes = page.box.value.trim() !== "" && document.visibilityState === "visible";
  const writing = writes ? "yes" : page.told === "yes" ? "stopped" : "";
  page.told = writing === "yes" ? "yes" : "";
  const answer = await ask(page, `${page.address}/here`, fields(page, { writing }));
  if (!answer) return;
  say(page.form.querySelector("#here"), answer.answering);
  const grown = page.form.querySelector("#grown");
  say(grown.querySelector("span"), answer.grown);
  grown.hidden = !answer.grown;
}

async function putTemplate(page) {
  const chosen = page.form.querySelector("#template").value;
  const answer = await ask(page, `${page.address}/template?${new URLSearchParams({ template: chosen })}`);
  if (!answer) return page.form.requestSubmit(page.form.querySelector("#put-template")); // the way without script
  if (answer.text) insert(page.box, answer.text);
  const fault = page.form.querySelector("#template-fault");
  fault.textContent = answer.fault;
  fault.hidden = !answer.fault;
  page.box.focus();
  typed(page);
}

// In place of what is selected; the browser's own undo takes it back.
function insert(box, text) {
  const before = box.value.slice(0, box.selectionStart);
  const gap = before.trim() && !before.endsWith("\n") ? "\n\n" : "";
  box.setRangeText(gap + text, box.selectionStart, box.selectionEnd, "end");
}

function compareScripts(page) {
  const wanted = page.form.dataset.script;
  const found = script(page.box.value);
  page.form.querySelector("#script-hint").hidden = !wanted || !found || found === wanted;
}

// A part that an address names (#offices) is opened.
function openNamed() {
  const named = location.hash && document.getElementById(location.hash.slice(1));
  if (named?.tagName === "DETAILS") named.open = true;
}

function focusFirst(details) {
  if (details.open && details.contains(document.activeElement)) {
    details.querySelector("textarea, select, input:not([type=hidden], [type=radio])")?.focus();
  }
}

// A live region that says the same again would be read out again.
function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// A POST with fields, a GET without; null when the server cannot be reached or says no. Whoever is not signed in any
// more is told: nothing of what they write is kept.
async function ask(page, address, fields, signal) {
  try {
    const response = await fetch(address, fields ? { method: "POST", body: fields, signal } : { signal });
    shut(page, response.redirected || response.status === 403);
    return response.ok && !response.redirected ? await response.json() : null;
  } catch {
    return null;
  }
}

// Once nothing is kept any more, the browser asks before words go that stand nowhere else. Not before: a page that
// listens for it leaves in another way, and its last draft would come late.
function shut(page, isShut) {
  page.shut.hidden = !isShut;
  if (isShut) addEventListener("beforeunload", page.hold);
  else removeEventListener("beforeunload", page.hold);
}
