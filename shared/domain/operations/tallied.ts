import { watchedAge, watchedLines, watchedQuota } from './watched';

/** What was counted of log lines: by name how often, and how long the oldest event waited, ms. */
export interface Tallied {
  readonly counts: Readonly<Record<string, number>>;
  /** Undefined: the relay has said nothing. */
  readonly oldestMs?: number | undefined;
}

export const nothingTallied: Tallied = { counts: {} };

/** Names under which things are counted; a function's own have its name behind them. */
export const countNames = {
  calls: (feature: string) => `calls ${feature}`,
  faults: (feature: string) => `faults ${feature}`,
  refused: 'refused',
  quota: 'quota',
  line: (metric: string) => `line ${metric}`,
} as const;

type Line = Readonly<Record<string, unknown>>;

/** What one line of the log counts as. */
function namesIn({ feature, outcome, level, metric }: Line): string[] {
  if (typeof metric === 'string') {
    const isWatched = Object.hasOwn(watchedLines, metric) && level === 'error';
    return isWatched ? [countNames.line(metric)] : [];
  }
  if (typeof outcome !== 'string') return [];
  const of = typeof feature === 'string' ? feature : 'other';
  return [
    countNames.calls(of),
    ...(level === 'error' ? [countNames.faults(of)] : []),
    ...(outcome === 'TOO_MANY_REQUESTS' ? [countNames.refused] : []),
    ...(outcome === watchedQuota.outcome ? [countNames.quota] : []),
  ];
}

const later = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);

/** Both together. */
export function together(a: Tallied, b: Tallied): Tallied {
  const counts: Record<string, number> = { ...a.counts };
  for (const [name, count] of Object.entries(b.counts)) counts[name] = (counts[name] ?? 0) + count;
  return { counts, oldestMs: later(a.oldestMs, b.oldestMs) };
}

/** One line as it is counted. */
export function tallyOf(line: Line): Tallied {
  const age = line.metric === watchedAge.metric ? Number(line.value) : undefined;
  return { counts: Object.fromEntries(namesIn(line).map((name) => [name, 1])), oldestMs: age };
}
