// Another answer of the same site in the place of this one, without loading the page again.

let asked;
let here = location.pathname + location.search;

// mine: whether the step goes into the history; "replace": the address changes and the history does not grow.
// built: what is to be done with the new page.
export async function swap(address, mine, built) {
  asked?.abort();
  asked = new AbortController();
  const main = document.querySelector("main");
  main.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: asked.signal });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    main.replaceWith(document.adoptNode(page.querySelector("main")));
    document.querySelector(".top").replaceWith(document.adoptNode(page.querySelector(".top"))); // its links lead back here
    document.title = page.title;
    if (mine === "replace") history.replaceState(null, "", named(page, answer.url));
    else if (mine) history.pushState(null, "", answer.url);
    here = location.pathname + location.search;
    built();
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
}

// The page's own words for what it answers: the same moves have one address, however they were asked for.
function named(page, address) {
  const own = page.querySelector("link[rel=canonical]")?.getAttribute("href");
  return own ? new URL(address).pathname + new URL(own, address).search : address;
}

// Going to a place on the page is a step in the history too; only another question needs another page.
export function whenBack(built) {
  addEventListener("popstate", () => {
    if (location.pathname + location.search !== here) swap(location.href, false, built);
  });
}
