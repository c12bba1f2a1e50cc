// The list of questions. Without this script it is complete; it is then renewed by opening it again.

const IDLE_MS = 30 * 60 * 1000; // a page that nobody uses asks no more: it must not keep its session open
let used = Date.now();
let isOut = false;

for (const sign of ["pointerdown", "keydown", "scroll", "focus"]) {
  window.addEventListener(sign, () => { used = Date.now(); }, { capture: true, passive: true });
}

document.addEventListener("htmx:beforeRequest", (event) => {
  if (document.hidden || isOut || Date.now() - used > IDLE_MS) event.preventDefault();
});

// Whoever was signed out is led to the door; the list stays as it is and says so.
document.addEventListener("htmx:beforeSwap", (event) => {
  const answered = new URL(event.detail.xhr.responseURL, location.href).pathname;
  if (answered === "/desk/queue/news") return;
  isOut = true;
  event.detail.shouldSwap = false;
  document.getElementById("signed-out").hidden = false;
});

document.addEventListener("visibilitychange", () => {
  const news = document.getElementById("news");
  if (!document.hidden && news) news.dispatchEvent(new CustomEvent("look"));
});

const all = document.getElementById("pick-all");
if (all) {
  const boxes = [...document.querySelectorAll(".questions .pick input")];
  const areAll = () => boxes.every((box) => box.checked);
  const name = () => { all.textContent = areAll() ? all.dataset.none : all.dataset.all; };
  all.hidden = false;
  all.addEventListener("click", () => {
    const wanted = !areAll();
    for (const box of boxes) box.checked = wanted;
    name();
  });
  for (const box of boxes) box.addEventListener("change", name);
}
