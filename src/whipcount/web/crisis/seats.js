// Without this the seats are links to the parties below. With it, they open beside the house.

function place(address) {
  try {
    return document.getElementById(decodeURIComponent(address.split("#")[1] ?? ""));
  } catch {
    return null;
  }
}

function show(target) {
  const panel = document.getElementById("opened");
  const copy = target.cloneNode(true);
  copy.dataset.place = target.id;
  for (const named of [copy, ...copy.querySelectorAll("[id]")]) named.removeAttribute("id");
  copy.open = true;
  panel.replaceChildren(copy);
  panel.hidden = false;
}

function mark(id) {
  for (const link of document.querySelectorAll("svg.house a")) {
    link.toggleAttribute("data-chosen", place(link.getAttribute("href"))?.id === id);
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("svg.house a");
  const target = link && place(link.getAttribute("href"));
  if (!target || !document.getElementById("opened") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(target);
  mark(target.id);
});

// The same party on another day, when the day was changed in place.
document.addEventListener("show-place", (event) => {
  const target = document.getElementById(event.detail);
  if (target) {
    show(target);
    mark(target.id);
  }
});

// A place inside a closed part of the page is opened before the reader is led to it.
function reveal() {
  const target = place(location.hash);
  for (let part = target; part; part = part.parentElement) {
    if (part instanceof HTMLDetailsElement) part.open = true;
  }
  target?.scrollIntoView();
}

addEventListener("hashchange", reveal);
if (location.hash) reveal();
