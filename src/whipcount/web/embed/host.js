// For pages that embed a count: each frame gets the height that it says it has. A message is heard only from such a frame.

addEventListener("message", (event) => {
  const height = event.data?.whipcount?.height;
  if (!Number.isFinite(height)) return;
  for (const frame of document.querySelectorAll("iframe[data-whipcount]")) {
    if (frame.contentWindow === event.source) frame.style.height = `${Math.min(Math.max(height, 100), 4000)}px`;
  }
});
