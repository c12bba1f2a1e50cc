// The page's texts in the reader's language, handed over by the server.

export const texts = JSON.parse(document.getElementById("texts").textContent);
export const language = document.documentElement.lang;

/** Put values in the place of `{name}`. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
