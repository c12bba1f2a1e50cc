// Links made from a contact card: telephone, e-mail, map, website. Everything is put into the page as text.

import { fill, texts } from "./texts.js";

const NUMBER_IN_TEXT = /☎ (\+?\d[\d ()/.-]*\d)/g;
const ADDRESS_IN_TEXT = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g;

/** An element with properties and children; strings become text. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** A web address that may be opened, else null. */
export function safeAddress(text) {
  try {
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch (error) {
    return null;
  }
}

/** A link that leaves the page. */
export function linkOut(address, className, ...children) {
  const newTab = make("span", { className: "unseen" }, ` (${texts.newTab})`);
  return make("a", { href: address, className, target: "_blank", rel: "noopener noreferrer" }, ...children, newTab);
}

/** The row of links below a card, null if there is nothing to link to. */
export function contactLinks(contact, location) {
  const links = [
    ...phones(contact).map((phone) => callLink(phone, contact.demo)),
    ...(contact.email ? [emailLink(contact)] : []),
    ...webLink("🗺", texts.map, contact.map || mapOf(location)),
    ...webLink("🌐", texts.website, contact.website),
  ];
  return links.length > 0 ? make("div", { className: "links" }, ...links) : null;
}

/** The addresses that `contactLinks` covers, so that no button repeats them. */
export function coveredAddresses(contact) {
  return [contact.map, contact.website].filter(Boolean).map(safeAddress);
}

/** A text as nodes, with links where it names a telephone number, an e-mail address or a web address. */
export function linked(text, contact) {
  const found = [...fromContact(text, contact), ...fromText(text, contact)];
  found.sort((one, other) => one.start - other.start || other.end - one.end);
  const nodes = [];
  let position = 0;
  for (const { start, end, href } of found) {
    if (start < position) continue;
    const label = text.slice(start, end);
    const link = /^https?:/.test(href) ? linkOut(href, "", label) : make("a", { href }, label);
    nodes.push(text.slice(position, start), link);
    position = end;
  }
  return [...nodes, text.slice(position)].filter((node) => node !== "");
}

function phones(contact) {
  return contact.phones && contact.phones.length > 0 ? contact.phones : [contact.phone].filter(Boolean);
}

function callLink(phone, isDemo) {
  const label = fill(texts.call, { number: phone });
  // A made-up number may be somebody's: it is shown, and cannot be called.
  if (isDemo) return make("span", { className: "link demo" }, sign("☎"), label, make("strong", {}, texts.demo));
  return make("a", { className: "link call", href: telephone(phone) }, sign("☎"), label);
}

function emailLink(contact) {
  if (contact.demo) return make("span", { className: "link demo" }, sign("✉"), contact.email);
  return make("a", { className: "link", href: `mailto:${contact.email}` }, sign("✉"), texts.email);
}

function webLink(mark, label, address) {
  const safe = address && safeAddress(address);
  return safe ? [linkOut(safe, "link", sign(mark), label)] : [];
}

/** A picture sign, which a screen reader passes over. */
export function sign(mark) {
  const element = make("span", { className: "sign" }, mark);
  element.setAttribute("aria-hidden", "true");
  return element;
}

function telephone(phone) {
  return `tel:${phone.replace(/[^\d+]/g, "")}`;
}

function mapOf(location) {
  if (!location) return null;
  const { latitude, longitude } = location;
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
}

/** Where a text names what the card knows: its e-mail address and its website as people write it. */
function fromContact(text, contact) {
  if (!contact || contact.demo) return [];
  const wanted = [[contact.email, `mailto:${contact.email}`]];
  for (const place of [contact, ...(contact.others || [])]) {
    const address = place.website && safeAddress(place.website);
    if (address) wanted.push([place.website.replace(/^https?:\/\//, "").replace(/\/$/, ""), address]);
  }
  return wanted.flatMap(([part, href]) => {
    const start = part ? text.indexOf(part) : -1;
    return start < 0 ? [] : [{ start, end: start + part.length, href }];
  });
}

function fromText(text, contact) {
  const numbers = contact && contact.demo ? [] : [...text.matchAll(NUMBER_IN_TEXT)];
  return [
    ...numbers.map((match) => at(match.index + 2, match[1], telephone(match[1]))),
    ...[...text.matchAll(ADDRESS_IN_TEXT)].map((match) => at(match.index, match[0], match[0])),
  ];
}

function at(start, part, href) {
  return { start, end: start + part.length, href };
}
