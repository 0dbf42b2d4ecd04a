// Days of the count under one slider. Without this the days are links at the foot of the page.

import { swap, whenBack } from "./swap.js";

const LATER = 150; // milliseconds after the last movement before the day is asked for
let waiting;

function stops() {
  return [...document.querySelectorAll("#days li > *")].map((each) => ({
    text: each.textContent.trim(),
    address: each.getAttribute("href"),
  }));
}

function build() {
  const place = document.getElementById("scrubber");
  const days = stops();
  const now = days.findIndex((day) => day.address === null);
  if (!place || days.length < 2 || now < 0) return;
  const label = document.createElement("label");
  const slider = Object.assign(document.createElement("input"), { type: "range", min: 0, max: days.length - 1, value: now });
  const shown = document.createElement("output");
  const tell = () => {
    shown.textContent = days[slider.value].text;
    slider.setAttribute("aria-valuetext", days[slider.value].text);
  };
  slider.addEventListener("input", () => {
    tell();
    clearTimeout(waiting);
    const { address } = days[slider.value];
    if (address) waiting = setTimeout(() => go(address), LATER);
  });
  tell();
  label.append(place.dataset.label, slider, shown);
  place.replaceChildren(label);
}

// The party that is open stays open, and whoever slides goes on sliding.
function go(address) {
  const opened = document.querySelector("#opened details")?.dataset.place;
  const sliding = document.activeElement?.closest("#scrubber");
  return swap(address, true, () => {
    build();
    if (sliding) document.querySelector("#scrubber input")?.focus();
    if (opened) document.dispatchEvent(new CustomEvent("show-place", { detail: opened }));
  });
}

whenBack(build);
build();
