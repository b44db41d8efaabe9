import type { Payout } from '../../collections/payouts';
import { dayMs } from '../../domain/calendar/calendar';
import { type Fen, fen } from '../../domain/money/money';
import type { PayoutChannel } from '../../domain/money/payout-channels';
import { type Difference, isSame, judgeLine, judgePayment } from '../../domain/money/reconciliation';
import type { BillLine } from '../../ports/payout-rail';
import type { Store } from '../../ports/store';
import { forEachOf } from '../parallel';
import { type billsOf, daysBetween, startOfDay } from './bills';
import { bookedOn, paymentsNamed, paymentsOf, wholeOf } from './booked';

/** Further from each other than this the two sides of a payment are not looked for. */
const mostDays = 31;
/** Payments that are looked at at once. */
const side = 8;
/** A payment without an end is waited for so long after the day of a line. */
const waitsForEndMs = 7 * dayMs;

interface Day {
  readonly store: Pick<Store, 'getMany' | 'list'>;
  readonly channel: PayoutChannel;
  readonly day: string;
  readonly bills: ReturnType<typeof billsOf>;
  readonly nowMs: number;
}

/** What came of holding a day's bill against the ledger. */
export interface DayCompared {
  readonly lines: number;
  readonly payments: number;
  /** Payments that only later bills can tell. */
  readonly open: number;
  readonly putThere: number;
  readonly putThereFen: Fen;
  readonly differences: readonly Difference[];
}

/** What a day has on both sides, by payment. */
interface Touched {
  readonly payout: Payout;
  readonly bookedFen: number;
  readonly lines: BillLine[];
}

const nameOf = ({ kind, number = '', row = '' }: Difference): string => `${kind} ${number} ${row}`;
const byName = (a: Difference, b: Difference): number => (nameOf(a) < nameOf(b) ? -1 : 1);

/** Which payments the lines are of, and those that are of none. */
async function touchedBy(
  { store, channel }: Day,
  lines: readonly BillLine[],
  booked: ReadonlyMap<string, number>,
) {
  const touched = new Map<string, Touched>();
  const touch = (payout: Payout): Touched => {
    const known = touched.get(payout.id);
    if (known) return known;
    const fresh = { payout, bookedFen: booked.get(payout.id) ?? 0, lines: [] };
    touched.set(payout.id, fresh);
    return fresh;
  };
  const moved = await paymentsOf(store, channel, [...booked.keys()]);
  const names = new Map<string, Payout>();
  for (const payout of moved.values()) {
    touch(payout);
    for (const name of [payout.id, payout.railNumber]) if (name !== undefined) names.set(name, payout);
  }
  const rest: BillLine[] = [];
  for (const line of lines) {
    const [name] = [line.railNumber, ...line.numbers].filter((each) => names.has(each));
    const payout = name === undefined ? undefined : names.get(name);
    if (payout) touch(payout).lines.push(line);
    else rest.push(line);
  }
  const named = await paymentsNamed(store, channel, rest);
  for (const [line, payout] of named) touch(payout).lines.push(line);
  return { touched, strange: rest.filter((line) => !named.has(line)) };
}

/** Looks at a payment in all bills that may speak of it, where one day's do not agree. */
async function lookFurther(day: Day, payout: Payout): Promise<Difference | 'open' | undefined> {
  const { store, channel, bills, nowMs } = day;
  const waitsUntilMs = startOfDay(day.day) + waitsForEndMs;
  const whole = await wholeOf(store, channel, payout, waitsUntilMs, nowMs);
  // Whatever it is told as, the line's own day is among them.
  const [from, to] = [whole.from < day.day ? whole.from : day.day, whole.to > day.day ? whole.to : day.day];
  const read = await Promise.all(daysBetween(from, to).slice(-mostDays).map(bills));
  const lines = read.flatMap((bill) => bill.linesOf(whole.names));
  return judgePayment(whole, lines, nowMs >= waitsUntilMs || read.every(({ isFinal }) => isFinal));
}

/**
 * Holds the lines of a day's bill and the ledger's movements of that day against each other, payment by payment. What does not
 * agree within the day is looked for in the bills around it: a rail and we may not take a moment near midnight for the
 * same day, and money may be taken off before it is paid, or come back after.
 */
export async function compareDay(day: Day, lines: readonly BillLine[]): Promise<DayCompared> {
  const booked = await bookedOn(day.store, day.channel, day.day);
  const { touched, strange } = await touchedBy(day, lines, booked);
  const unequal = [...touched.values()].filter((each) => !isSame(each.bookedFen, each.lines));
  const judged: (Difference | 'open')[] = [];
  await forEachOf(unequal, side, async ({ payout }) => {
    const found = await lookFurther(day, payout);
    if (found) judged.push(found);
  });
  const fees = [...touched.values()].flatMap(({ payout, lines: own }) =>
    own.filter(({ isFee }) => isFee).map((line) => ({ ...judgeLine(line), number: payout.id }) as Difference),
  );
  const unknown = strange.flatMap((line) => judgeLine(line) ?? []);
  const put = strange.filter((line) => judgeLine(line) === undefined);
  return {
    lines: lines.length,
    payments: booked.size,
    open: judged.filter((each) => each === 'open').length,
    putThere: put.length,
    putThereFen: fen(put.reduce((sum, { outFen }) => sum - outFen, 0)),
    differences: [...judged.filter((each) => each !== 'open'), ...fees, ...unknown].toSorted(byName),
  };
}
