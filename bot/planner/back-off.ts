const firstMs = 30_000;
const longestMs = 30 * 60_000;

/** Leaves alone what failed, twice as long each time. */
export interface BackOff {
  isWaiting(key: string, nowMs: number): boolean;
  /** `atLeastMs`: what the other side asked for. */
  failed(key: string, nowMs: number, atLeastMs?: number): void;
  worked(key: string): void;
}

export function backOff(): BackOff {
  const waits = new Map<string, { readonly failures: number; readonly untilMs: number }>();
  return {
    isWaiting: (key, nowMs) => nowMs < (waits.get(key)?.untilMs ?? 0),
    failed(key, nowMs, atLeastMs = 0) {
      const failures = (waits.get(key)?.failures ?? 0) + 1;
      const waitMs = Math.min(firstMs * 2 ** (failures - 1), longestMs);
      waits.set(key, { failures, untilMs: nowMs + Math.max(waitMs, atLeastMs) });
    },
    worked: (key) => void waits.delete(key),
  };
}
