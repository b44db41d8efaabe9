/** A difference that travel and the header's whole seconds explain is none, ms. */
const toleratedMs = 3_000;

let aheadMs = 0;

/** Takes the `Date` of an answer that has just come: phones are set by people. */
export function noteServerTime(date: string | undefined): void {
  const serverMs = Date.parse(date ?? '');
  if (Number.isNaN(serverMs)) return;
  const ahead = serverMs - Date.now();
  aheadMs = Math.abs(ahead) <= toleratedMs ? 0 : ahead;
}

/** What the server takes for now, ms since 1970; by the phone's clock where no answer told it (`wx.cloud`). */
export const serverNowMs = (): number => Date.now() + aheadMs;
