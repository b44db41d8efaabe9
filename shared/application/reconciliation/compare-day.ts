import { dayMs } from '../../domain/calendar/calendar';
import { type Fen, fen } from '../../domain/money/money';
import type { PayoutChannel } from '../../domain/money/payout-channels';
import {
  type Difference,
  isSame,
  judgeLine,
  judgePayment,
  withoutOwnMoves,
} from '../../domain/reconciliation/reconciliation';
import type { BillLine } from '../../ports/payout-rail';
import type { Store } from '../../ports/store';
import { forEachOf } from '../parallel';
import { type billsOf, daysBetween, startOfDay } from './bills';
import { bookedOn, wholeOf } from './booked';
import { type Subject, subjectsByRail, subjectsOf } from './subjects';

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
  readonly subject: Subject;
  bookedFen: number;
  readonly lines: BillLine[];
}

const nameOf = ({ kind, number = '', row = '' }: Difference): string => `${kind} ${number} ${row}`;
const byName = (a: Difference, b: Difference): number => (nameOf(a) < nameOf(b) ? -1 : 1);

/** Whatever has a name here: what the ledger has moved, what lines name by our numbers, then by the rail's. */
async function namedOn({ store, channel }: Day, lines: readonly BillLine[], booked: readonly string[]) {
  const known = await subjectsOf(store, channel, booked);
  const add = (more: ReadonlyMap<string, Subject>) => {
    for (const [name, subject] of more) known.set(name, subject);
  };
  const unnamed = (names: readonly string[]) => names.filter((name) => !known.has(name));
  const nameless = () =>
    lines.filter(
      ({ railNumber, numbers }) => !known.has(railNumber) && !numbers.some((each) => known.has(each)),
    );
  add(await subjectsByRail(store, channel, unnamed(booked)));
  add(await subjectsOf(store, channel, [...new Set(nameless().flatMap(({ numbers }) => numbers))]));
  add(
    await subjectsByRail(
      store,
      channel,
      nameless().map(({ railNumber }) => railNumber),
    ),
  );
  return known;
}

/** Which payments the day has touched, and lines that are of none. */
async function touchedOn(day: Day, lines: readonly BillLine[], booked: ReadonlyMap<string, number>) {
  const known = await namedOn(day, lines, [...booked.keys()]);
  const touched = new Map<string, Touched>();
  const strange: BillLine[] = [];
  const touch = (subject: Subject): Touched => {
    const there = touched.get(subject.number) ?? { subject, bookedFen: 0, lines: [] };
    touched.set(subject.number, there);
    return there;
  };
  for (const [name, outFen] of booked) {
    const subject = known.get(name);
    // An entry of nothing that there is: the ledger would be broken.
    if (!subject) throw new Error('an entry of no payment');
    touch(subject).bookedFen += outFen;
  }
  for (const line of lines) {
    const name = [line.railNumber, ...line.numbers].find((each) => known.has(each));
    const subject = name === undefined ? undefined : known.get(name);
    if (subject) touch(subject).lines.push(line);
    else strange.push(line);
  }
  return { touched: [...touched.values()], strange };
}

/** Looks at a payment in all bills that may speak of it, where one day's do not agree. */
async function lookFurther(day: Day, subject: Subject): Promise<Difference | 'open' | undefined> {
  const { store, channel, bills, nowMs } = day;
  const waitsUntilMs = startOfDay(day.day) + waitsForEndMs;
  const whole = await wholeOf(store, channel, subject, waitsUntilMs, nowMs);
  // Whatever it is told as, the line's own day is among them.
  const [from, to] = [whole.from < day.day ? whole.from : day.day, whole.to > day.day ? whole.to : day.day];
  const read = await Promise.all(daysBetween(from, to).slice(-mostDays).map(bills));
  const lines = read.flatMap((bill) => bill.linesOf(subject.names));
  return judgePayment(whole, lines, nowMs >= waitsUntilMs || read.every(({ isFinal }) => isFinal));
}

/** Fees of a payment for which none were agreed. */
const feesOf = ({ subject, lines }: Touched): Difference[] =>
  lines
    .filter(({ isFee }) => isFee && !subject.bearsFee)
    .flatMap((line) => judgeLine(line) ?? [])
    .map((fee) => ({ ...fee, number: subject.number }));

/**
 * Holds the lines of a day's bill and the ledger's movements of that day against each other, payment by payment. What does not
 * agree within the day is looked for in the bills around it: a rail and we may not take a moment near midnight for the
 * same day, and money may be taken off before it is paid, or come back after.
 */
export async function compareDay(day: Day, lines: readonly BillLine[]): Promise<DayCompared> {
  const booked = await bookedOn(day.store, day.channel, day.day);
  const { touched, strange } = await touchedOn(day, lines, booked);
  const judged: (Difference | 'open')[] = [];
  const unequal = touched.filter((each) => !isSame(each.bookedFen, each.lines));
  await forEachOf(unequal, side, async ({ subject }) => {
    const found = await lookFurther(day, subject);
    if (found) judged.push(found);
  });
  const others = withoutOwnMoves(strange);
  const unknown = others.flatMap((line) => judgeLine(line) ?? []);
  const put = others.filter((line) => judgeLine(line) === undefined);
  return {
    lines: lines.length,
    payments: booked.size,
    open: judged.filter((each) => each === 'open').length,
    putThere: put.length,
    putThereFen: fen(put.reduce((sum, { outFen }) => sum - outFen, 0)),
    differences: [
      ...judged.filter((each) => each !== 'open'),
      ...touched.flatMap(feesOf),
      ...unknown,
    ].toSorted(byName),
  };
}
