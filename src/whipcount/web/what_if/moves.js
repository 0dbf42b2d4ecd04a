// Each change of a move is answered at once. Without this a button asks.

import { swap, whenBack } from "./swap.js";

document.addEventListener("change", (event) => {
  const field = event.target.closest("form.moves select, form.moves input");
  const row = field?.closest("tr");
  if (!row || !row.querySelector("select").value || !field.form.reportValidity()) {
    if (!row || field.name !== "to") return;
  }
  const named = field.getAttribute("aria-label");
  const query = new URLSearchParams(new FormData(field.form));
  swap(`${field.form.getAttribute("action")}?${query}`, true, () => {
    [...document.querySelectorAll("form.moves select, form.moves input")].find((each) => each.getAttribute("aria-label") === named)?.focus();
  });
});

whenBack(() => {});
