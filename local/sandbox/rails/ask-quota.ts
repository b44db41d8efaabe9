/** Counts requests by the second, as platforms do: seconds of their clock, not of the caller's. */
export function perSecond(limit: number, now: () => number): { take(): boolean; reset(): void } {
  let second = 0;
  let count = 0;
  return {
    take() {
      const current = Math.floor(now() / 1_000);
      if (current !== second) [second, count] = [current, 0];
      count += 1;
      return count <= limit;
    },
    reset() {
      count = 0;
    },
  };
}
