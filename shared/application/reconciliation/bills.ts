import { dayMs, hourMs } from '../../domain/calendar/calendar';
import { dayNumber, dayStartMs } from '../../domain/calendar/date-text';
import type { Clock } from '../../ports/clock';
import type { BillLine, PayoutRail, RailBill } from '../../ports/payout-rail';
import { gate } from '../payouts/gate';

/** Rails make a day's bill from nine o'clock of the next on, and ask for an hour's patience. */
const madeAfterMs = 10 * hourMs;
/** A bill that is not there so long after it should be is of a day without movements, or an operator's. */
const lateAfterMs = dayMs;

/** WeChat Pay takes three such requests a second (申请资金账单), and a day's bill may be that of two accounts. */
const perSecond = 1;

/** When a day in Asia/Shanghai begins, YYYY-MM-DD. */
export const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

/** When the bill of a day is first asked for. */
export const billDueMs = (day: string): number => startOfDay(day) + dayMs + madeAfterMs;

/** The days whose bills are due, of the last so many, oldest first. */
export function daysWithBills(nowMs: number, most: number): string[] {
  const today = dayNumber(nowMs);
  return Array.from({ length: most }, (_, at) => dayOf(dayStartMs(today - most + at))).filter(
    (day) => billDueMs(day) <= nowMs,
  );
}

const dayOf = (startMs: number): string => new Date(startMs + 8 * hourMs).toISOString().slice(0, 10);

/** From one day to another, both included. */
export function daysBetween(from: string, to: string): string[] {
  const count = Math.max(0, Math.round((startOfDay(to) - startOfDay(from)) / dayMs) + 1);
  return Array.from({ length: count }, (_, at) => dayOf(startOfDay(from) + at * dayMs));
}

/** A day's bill, with its lines by each text that names a payment. */
export interface ReadBill {
  readonly bill: RailBill;
  /** Whether it says all that there is to say of its day. */
  readonly isFinal: boolean;
  /** Whether somebody has to see why it is not there. */
  readonly isLate: boolean;
  linesOf(names: readonly string[]): readonly BillLine[];
}

/** By each name of a payment, the lines that name it. */
function byName(lines: readonly BillLine[]): ReadonlyMap<string, readonly BillLine[]> {
  const named = new Map<string, BillLine[]>();
  for (const line of lines)
    for (const name of new Set([line.railNumber, ...line.numbers])) {
      const others = named.get(name);
      if (others) others.push(line);
      else named.set(name, [line]);
    }
  return named;
}

/** A rail's bills, each asked for once, and not before it is due. */
export function billsOf(rail: Pick<PayoutRail, 'bill'>, clock: Clock): (day: string) => Promise<ReadBill> {
  const asked = new Map<string, Promise<ReadBill>>();
  const pace = gate(perSecond, clock);

  async function read(day: string): Promise<ReadBill> {
    const nowMs = clock.nowMs();
    const isDue = billDueMs(day) <= nowMs;
    const bill: RailBill = isDue
      ? await pace.run(() => rail.bill(day))
      : { kind: 'unclear', code: 'NOT_DUE' };
    const isLate = billDueMs(day) + lateAfterMs <= nowMs;
    const named = bill.kind === 'bill' ? byName(bill.lines) : undefined;
    return {
      bill,
      isFinal: bill.kind === 'bill' || (bill.kind === 'none' && isLate),
      isLate,
      linesOf: (names) => [...new Set(names.flatMap((name) => named?.get(name) ?? []))],
    };
  }

  return (day) => {
    const known = asked.get(day) ?? read(day);
    asked.set(day, known);
    return known;
  };
}
