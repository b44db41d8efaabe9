import type { Clock } from '../../ports/clock';

const secondMs = 1_000;
/** A true lower bound of what a round trip takes: the least seen, less a margin. */
const margin = 0.8;
const slowForMs = 10 * secondMs;

/** Lets requests out at the rate that a rail takes. */
export interface Gate {
  run<T>(request: () => Promise<T>): Promise<T>;
  /** The rail has complained: half as many for ten seconds. */
  slow(): void;
}

/**
 * Keeps to so many requests a second without knowing where the rail's seconds begin: one may leave while fewer than
 * `limit` are on their way or were answered less than a second, less the least round trip, ago. What is no longer counted
 * arrived at least a second before the new one does, so that no second, fixed or sliding, sees more than the limit.
 */
export function gate(limit: number, clock: Clock): Gate {
  let onTheWay = 0;
  let answeredAtMs: number[] = [];
  let leastTripMs = Number.POSITIVE_INFINITY;
  let slowUntilMs = 0;
  let turn: Promise<void> = Promise.resolve();

  const countedMs = () => secondMs - (Number.isFinite(leastTripMs) ? Math.floor(leastTripMs * margin) : 0);
  const limitAt = (nowMs: number) => (nowMs < slowUntilMs ? Math.max(1, Math.floor(limit / 2)) : limit);

  async function pass(): Promise<void> {
    for (;;) {
      const nowMs = clock.nowMs();
      answeredAtMs = answeredAtMs.filter((atMs) => nowMs - atMs < countedMs());
      if (onTheWay + answeredAtMs.length < limitAt(nowMs)) break;
      const [first] = answeredAtMs;
      await clock.sleep(first === undefined ? 5 : Math.max(1, first + countedMs() - nowMs));
    }
    onTheWay += 1;
  }

  return {
    async run(request) {
      const before = turn;
      // In the order in which they came.
      turn = before.then(pass);
      await turn;
      const leftAtMs = clock.nowMs();
      try {
        return await request();
      } finally {
        onTheWay -= 1;
        const nowMs = clock.nowMs();
        leastTripMs = Math.min(leastTripMs, nowMs - leftAtMs);
        answeredAtMs.push(nowMs);
      }
    },
    slow() {
      slowUntilMs = clock.nowMs() + slowForMs;
    },
  };
}
