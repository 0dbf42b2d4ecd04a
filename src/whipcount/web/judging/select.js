// Words that are selected in the text go into the form of a new claim, with the place where they stand.
// With the keyboard: arrows choose a word, Shift and an arrow take one more or one less, Enter puts them into the form.

const text = document.getElementById("text");
const form = document.getElementById("words");
const offer = document.getElementById("selected");
const base = Number(text.dataset.start);
const letters = text.textContent;
// Offsets of a report count characters; a browser counts the halves of those beyond the first 65,536.
const characters = (part) => [...part].length;
// Words for the keyboard, without the commas and quotation marks around them.
const all = [...letters.matchAll(/[\p{L}\p{N}](?:\S*[\p{L}\p{N}])?/gu)].map((word) => [word.index, word.index + word[0].length]);
let first = -1; // the words that the keyboard has chosen, by their numbers
let last = -1;

document.getElementById("select-hint").hidden = false;

function chosen() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return null;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString();
  const quote = words.trim();
  const start = before.toString().length + words.indexOf(quote);
  return quote && { quote, at: base + characters(letters.slice(0, start)) };
}

function take(found) {
  form.elements.quote.value = found.quote;
  form.elements.at.value = found.at;
}

function place(offset) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (left <= node.length) return [node, left];
    left -= node.length;
  }
  return [text, text.childNodes.length];
}

function select() {
  const [low, high] = first <= last ? [first, last] : [last, first];
  getSelection().setBaseAndExtent(...place(all[low][0]), ...place(all[high][1]));
  getSelection().getRangeAt(0).startContainer.parentElement.scrollIntoView({ block: "nearest" });
}

function toForm() {
  const found = chosen();
  if (!found) return;
  take(found);
  form.elements.kind.focus();
  form.scrollIntoView({ block: "center" });
}

document.addEventListener("selectionchange", () => {
  const found = chosen();
  offer.hidden = !found;
  if (found) take(found);
});
form.elements.quote.addEventListener("input", () => { form.elements.at.value = ""; });
offer.querySelector("button").addEventListener("mousedown", (event) => event.preventDefault()); // keeps the selection
offer.querySelector("button").addEventListener("click", toForm);
text.addEventListener("pointerdown", () => { first = last = -1; });
text.addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1, Enter: 0 }[event.key];
  if (step === undefined || event.target !== text || event.ctrlKey || event.altKey || event.metaKey || !all.length) return;
  event.preventDefault();
  if (!step) return toForm();
  last = Math.min(Math.max(last + step, 0), all.length - 1);
  if (!event.shiftKey || first < 0) first = last;
  select();
});
