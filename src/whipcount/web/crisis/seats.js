// Without this the seats are links to the parties below. With it, they open beside the house.

const panel = document.getElementById("opened");
const house = document.querySelector("svg.house");

function place(address) {
  try {
    return document.getElementById(decodeURIComponent(address.split("#")[1] ?? ""));
  } catch {
    return null;
  }
}

function show(target) {
  const copy = target.cloneNode(true);
  copy.removeAttribute("id");
  for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
  copy.open = true;
  panel.replaceChildren(copy);
  panel.hidden = false;
}

function choose(link, target) {
  for (const other of house.querySelectorAll("a[aria-current]")) other.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  show(target);
}

if (panel && house) {
  house.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const target = link && place(link.getAttribute("href"));
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(link, target);
  });
  panel.setAttribute("role", "status");
}

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
