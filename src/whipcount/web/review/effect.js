// What a decision changed in the count, below the decision: the same that stands behind its link.

for (const place of document.querySelectorAll("[data-effect]")) {
  const link = place.querySelector("a");
  place.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(place.dataset.effect);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const box = document.createElement("div");
    box.className = "written";
    box.append(document.adoptNode(page.getElementById("effect")));
    place.after(box);
    link.remove();
  } catch {
    // The link stays, and says the rest.
  }
  place.removeAttribute("aria-busy");
}
