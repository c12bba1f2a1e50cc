// Says at once that a file is too big, and goes on by itself while a table is being worked on.
(() => {
  "use strict";

  const file = document.getElementById("file");
  const fault = document.getElementById("file-fault");
  if (file && fault) {
    const isTooBig = () => [...file.files].some((each) => each.size > Number(file.dataset.most));
    file.addEventListener("change", () => {
      fault.hidden = !isTooBig();
    });
    file.form.addEventListener("submit", (event) => {
      if (isTooBig()) {
        event.preventDefault();
        fault.hidden = false;
        file.focus();
      }
    });
  }

  const renew = async () => {
    const progress = document.getElementById("progress");
    if (!progress) {
      return;
    }
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.getElementById("progress");
      if (!next) {
        location.replace(answer.url);
        return;
      }
      progress.replaceWith(document.adoptNode(next));
    } catch {
      // The line was cut: the next try may get through.
    }
    setTimeout(renew, Number(progress.dataset.again));
  };
  const progress = document.getElementById("progress");
  if (progress) {
    setTimeout(renew, Number(progress.dataset.again));
  }
})();
