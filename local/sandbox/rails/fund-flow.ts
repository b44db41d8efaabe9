import { randomBytes } from 'node:crypto';

/** A movement of the merchant's money as a sandbox's rail books it. */
export interface Flow {
  readonly atMs: number;
  /** The rail's number of the payment. */
  readonly railNumber: string;
  /** The merchant's. */
  readonly number: string;
  /** Below zero: it came in. */
  readonly outFen: number;
  readonly what: string;
  /** In which of the merchant's accounts; the basic one when nothing is said. */
  readonly account?: string;
}

const hourMs = 3_600_000;
const linkLifeMs = 30_000;

export const beijing = (ms: number): string =>
  new Date(ms + 8 * hourMs).toISOString().slice(0, 19).replace('T', ' ');
export const yuan = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;

/** What a rail has booked, and the files of it that somebody may fetch for half a minute. */
export interface FundFlow {
  add(flow: Omit<Flow, 'atMs'>): void;
  /** Of a day in Beijing. */
  of(day: string): readonly Flow[];
  /** Whether that day's bill is made: at ten in the morning of the next. */
  isMade(day: string): boolean;
  /** What the bills say from now on, whatever was booked. */
  say(told: (flows: readonly Flow[]) => readonly Flow[]): void;
  /** A name under which a file may be fetched. */
  keep(file: Buffer): string;
  fetch(name: string): Buffer | undefined;
  reset(): void;
}

export function createFundFlow(now: () => number): FundFlow {
  let flows: Flow[] = [];
  let told = (all: readonly Flow[]): readonly Flow[] => all;
  const files = new Map<string, { readonly file: Buffer; readonly untilMs: number }>();
  return {
    add: (flow) => void flows.push({ ...flow, atMs: now() }),
    of: (day) => told(flows).filter(({ atMs }) => beijing(atMs).startsWith(day)),
    isMade: (day) => now() >= Date.parse(`${day}T00:00:00+08:00`) + 34 * hourMs,
    say(next) {
      told = next;
    },
    keep(file) {
      const name = randomBytes(16).toString('hex');
      files.set(name, { file, untilMs: now() + linkLifeMs });
      return name;
    },
    fetch(name) {
      const kept = files.get(name);
      return kept && kept.untilMs >= now() ? kept.file : undefined;
    },
    reset() {
      flows = [];
      told = (all) => all;
      files.clear();
    },
  };
}
