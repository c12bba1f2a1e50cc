// Which script a text is written in, as the server counts it: a Cyrillic letter counts as two.
const LEFT_ALONE = /https?:\/\/\S+|\S+@\S+|\{[^{}\s]*\}|\b[0-9A-Z]{3}-[0-9A-Z]{3}\b/g;

export function script(text) {
  const plain = text.replace(LEFT_ALONE, " ");
  const cyrillic = (plain.match(/[\u0400-\u052F]/g) ?? []).length;
  const latin = (plain.match(/[A-Za-z\u00C0-\u024F]/g) ?? []).length;
  if (cyrillic + latin === 0) return "";
  return 2 * cyrillic > latin ? "Cyrl" : "Latn";
}
