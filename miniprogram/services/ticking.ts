/** What counts down is shown in minutes: it moves soon after a minute is over, ms. */
const everyMs = 15_000;

interface Ticking {
  ticking?: ReturnType<typeof setInterval> | undefined;
}

const of = (page: unknown): Ticking => page as Ticking;

/** Runs `run` again and again while the page is shown. */
export function startTicking(page: unknown, run: () => void, ms = everyMs): void {
  stopTicking(page);
  of(page).ticking = setInterval(run, ms);
}

export function stopTicking(page: unknown): void {
  const { ticking } = of(page);
  if (ticking !== undefined) clearInterval(ticking);
  of(page).ticking = undefined;
}
