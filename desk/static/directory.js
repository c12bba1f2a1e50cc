// The table of contact points and their pages: everything works without this file. It picks all lines at once, and
// warns before a page is left on which something was typed and not saved.

const all = document.getElementById("pick-all");
if (all) {
  const boxes = [...document.querySelectorAll(".contacts .pick input")];
  const areAll = () => boxes.every((box) => box.checked);
  const name = () => { all.textContent = areAll() ? all.dataset.none : all.dataset.all; };
  all.hidden = boxes.length === 0;
  all.addEventListener("click", () => {
    const wanted = !areAll();
    for (const box of boxes) box.checked = wanted;
    name();
  });
  for (const box of boxes) box.addEventListener("change", name);
}

let typed = false;
for (const form of document.querySelectorAll("form.fields")) {
  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("submit", () => { typed = false; });
}
addEventListener("beforeunload", (event) => {
  if (typed) event.preventDefault();
});

// Where something was not kept, the first field that is marked.
document.querySelector(".fields [aria-invalid]")?.focus();
