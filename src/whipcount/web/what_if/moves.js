// Each change of a move is answered at once, and the address follows. Without this a button asks.

import { swap, whenBack } from "./swap.js";

const form = () => document.querySelector("form.moves");

function go(address, focus) {
  return swap(address, "replace", () => {
    built();
    document.getElementById("said").textContent = form()?.dataset.said ?? "";
    (focus() ?? document.getElementById("who"))?.focus();
  });
}

// The address that the rows of the form ask for; a new move that is not complete is left out.
function asked() {
  return `${form().getAttribute("action")}?${new URLSearchParams(new FormData(form()))}`;
}

document.addEventListener("submit", (event) => {
  if (event.target !== form()) return;
  event.preventDefault();
  go(asked(), () => null);
});

document.addEventListener("change", (event) => {
  const field = event.target;
  if (field.id === "who") fit();
  const row = field.closest?.("form.moves li");
  if (!row || !form().reportValidity()) return;
  const { place } = row.dataset;
  const to = row.querySelector("select").value;
  const again = () => {
    const rows = [...document.querySelectorAll("form.moves li")].filter((each) => each.dataset.place === place);
    const own = rows.find((each) => each.querySelector("select").value === to) ?? rows[0];
    return own?.querySelector(`[name=${field.name}]:not([type=hidden])`);
  };
  document.getElementById("who").value = "";
  go(asked(), again);
});

document.addEventListener("click", (event) => {
  const undo = event.target.closest("a.undo");
  if (undo && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    go(undo.getAttribute("href"), () => document.querySelector("form.moves li a.undo"));
  }
  if (event.target.matches("button.copy")) copy(event.target);
});

// No more seats than there are; a member is one.
function fit() {
  const seats = document.getElementById("seats");
  const most = document.getElementById("who").selectedOptions[0]?.dataset.seats;
  seats.max = most ?? "";
  if (most) seats.placeholder = most;
}

async function copy(button) {
  const address = document.getElementById("address");
  address.select();
  try {
    await navigator.clipboard.writeText(address.value);
    button.textContent = button.dataset.done;
  } catch {
    address.focus(); // selected: to be copied by hand
  }
}

function built() {
  const button = document.querySelector("button.copy");
  if (button) button.hidden = false;
  fit();
}

whenBack(built);
built();
