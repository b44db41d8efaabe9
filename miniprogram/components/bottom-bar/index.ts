/** Actions that stay at the thumb; keeps its own place free at the end of the page. */
Component({
  options: { virtualHost: true },
});
