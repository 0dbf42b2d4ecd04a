// Days of the count under one slider. Without this the days are links at the foot of the page.

const LATER = 150; // milliseconds after the last movement before the day is asked for
let waiting;
let asked;
let here = location.pathname + location.search;

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
    if (address) waiting = setTimeout(() => go(address, true), LATER);
  });
  tell();
  label.append(place.dataset.label, slider, shown);
  place.replaceChildren(label);
}

async function go(address, mine) {
  asked?.abort();
  asked = new AbortController();
  const main = document.querySelector("main");
  main.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: asked.signal });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const sliding = document.activeElement?.closest("#scrubber");
    const opened = document.querySelector("#opened details")?.dataset.place;
    main.replaceWith(document.adoptNode(page.querySelector("main")));
    document.title = page.title;
    if (mine) history.pushState(null, "", address);
    here = location.pathname + location.search;
    build();
    if (sliding) document.querySelector("#scrubber input")?.focus();
    if (opened) document.dispatchEvent(new CustomEvent("show-place", { detail: opened }));
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
}

// Going to a place on the page is a step in the history too; only another question needs another page.
addEventListener("popstate", () => {
  if (location.pathname + location.search !== here) go(location.href, false);
});
build();
