import fc from 'fast-check';
import { propertyRuns } from '../../../tests/support/property-runs';
import { type LedgerEntry, ledgerEntries, railShards } from '../../collections/ledger';
import { type Payout, payouts } from '../../collections/payouts';
import { shardOf } from '../../collections/shards';
import { dayMs, hourMs, shanghaiDate } from '../../domain/calendar/calendar';
import type { Difference } from '../../domain/reconciliation/reconciliation';
import type { BillLine } from '../../ports/payout-rail';
import type { Store } from '../../ports/store';
import { billsOf, startOfDay } from './bills';
import { compareDay } from './compare-day';

const day = '2026-12-31';
const startMs = startOfDay(day);
const days = [-1, 0, 1, 2].map((at) => shanghaiDate(startMs + at * dayMs + hourMs));
const nowMs = startMs + 9 * dayMs;
/** Waiting takes no time but passes it. */
function clockAt(startMs: number) {
  let atMs = startMs;
  return {
    nowMs: () => atMs,
    async sleep(ms: number) {
      atMs += ms;
    },
  };
}

/** Both sides of a rail, as a test makes them. */
interface Sides {
  readonly payouts: Map<string, Payout>;
  readonly entries: Map<string, LedgerEntry>;
  lines: BillLine[];
}

const numberOf = (at: number): string => `P${String(at).padStart(27, '0')}`;
const railNumberOf = (at: number): string => `1330${String(at).padStart(10, '0')}`;
const newSides = (): Sides => ({ payouts: new Map(), entries: new Map(), lines: [] });

function addLine(sides: Sides, change: Partial<BillLine>): BillLine {
  const line: BillLine = {
    row: `R${sides.lines.length}`,
    railNumber: '',
    numbers: ['任务报酬'],
    atMs: startMs,
    outFen: 100,
    isFee: false,
    what: '商家转账',
    ...change,
  };
  sides.lines.push(line);
  return line;
}

function addEntry(sides: Sides, kind: 'payoutPaid' | 'payoutReturned', payout: Payout, atMs: number): void {
  const amountFen = kind === 'payoutPaid' ? payout.amountFen : -payout.amountFen;
  const id = `payout:${payout.id}:${kind === 'payoutPaid' ? 'paid' : 'returned'}`;
  const entry = {
    ...{ id, kind, atMs, day: shanghaiDate(atMs), payoutId: payout.id },
    postings: [
      { account: 'wechatRail', amountFen },
      { account: 'transit', amountFen: -amountFen },
    ],
  };
  sides.entries.set(id, entry as LedgerEntry);
}

interface Made {
  readonly at: number;
  readonly railMs: number;
  /** How much later we have learnt of it. */
  readonly lagMs: number;
  /** Which column of the bill says our number. */
  readonly saysNumber: boolean;
}

/** A payment that was made, in the ledger and in the bill. */
function addPayment(sides: Sides, { at, railMs, lagMs, saysNumber }: Made): Payout {
  const [id, railNumber, endedAtMs] = [numberOf(at), railNumberOf(at), railMs + lagMs];
  const payout = {
    ...{ id, channel: 'wechat', amountFen: 1_000 + at, status: 'paid', railNumber, endedAtMs },
    createdAtMs: Math.min(railMs, endedAtMs) - 2_000,
  } as Payout;
  sides.payouts.set(id, payout);
  addEntry(sides, 'payoutPaid', payout, endedAtMs);
  addLine(sides, {
    railNumber,
    outFen: payout.amountFen,
    atMs: railMs,
    ...(saysNumber && { numbers: [id, ''] }),
  });
  return payout;
}

const storeOf = (sides: Sides): Pick<Store, 'getMany' | 'list'> =>
  ({
    async getMany({ name }: { name: string }, ids: readonly string[]) {
      const all: Readonly<Record<string, ReadonlyMap<string, unknown>>> = {
        [payouts.name]: sides.payouts,
        [ledgerEntries.name]: sides.entries,
      };
      return ids.map((id) => all[name]?.get(id));
    },
    async list({ name }: { name: string }, index: string, where: readonly (string | number)[]) {
      if (name === ledgerEntries.name && index === 'rails')
        return {
          items: [...sides.entries.values()].filter(
            ({ id, day: of }) => of === where[0] && shardOf(id, railShards) === where[1],
          ),
        };
      const found = [...sides.payouts.values()].filter(({ railNumber }) => railNumber === where[1]);
      return { items: name === payouts.name ? found : [] };
    },
  }) as unknown as Pick<Store, 'getMany' | 'list'>;

async function differencesOf(sides: Sides) {
  const linesOn = (of: string) => sides.lines.filter(({ atMs }) => shanghaiDate(atMs) === of);
  const bills = billsOf({ bill: async (of) => ({ kind: 'bill', lines: linesOn(of) }) }, clockAt(nowMs));
  const store = storeOf(sides);
  const found: Difference[] = [];
  let open = 0;
  for (const of of days) {
    const compared = await compareDay({ store, channel: 'wechat', day: of, bills, nowMs }, linesOn(of));
    found.push(...compared.differences);
    open += compared.open;
  }
  return { found: new Set(found.map(({ kind, number, row }) => `${kind} ${number ?? row}`)), open };
}

/** Each makes one difference with a payment of its own, and says how it is to be named. */
const plants: readonly ((sides: Sides, payout: Payout, at: number) => string)[] = [
  (sides, { id, railNumber }) => {
    sides.lines = sides.lines.filter((line) => line.railNumber !== railNumber);
    return `missing-there ${id}`;
  },
  (sides, _payout, at) => {
    const { row } = addLine(sides, { railNumber: `9999${at}`, numbers: [numberOf(1_000_000 + at)] });
    return `missing-here ${row}`;
  },
  (sides, { id, railNumber }) => {
    sides.lines = sides.lines.map((line) =>
      line.railNumber === railNumber ? { ...line, outFen: line.outFen + 1 } : line,
    );
    return `amount ${id}`;
  },
  (sides, payout) => {
    sides.entries.delete(`payout:${payout.id}:paid`);
    sides.payouts.set(payout.id, { ...payout, status: 'failed' });
    return `state ${payout.id}`;
  },
  (sides, { id, railNumber = '', amountFen, endedAtMs = 0 }) => {
    addLine(sides, { railNumber, outFen: -amountFen, atMs: endedAtMs, what: '退回' });
    return `state ${id}`;
  },
  (sides, { id, railNumber = '', amountFen, endedAtMs = 0 }) => {
    addLine(sides, { railNumber, outFen: amountFen, atMs: endedAtMs });
    return `twice ${id}`;
  },
  (sides, { id, railNumber = '' }) => {
    addLine(sides, { railNumber, outFen: 10, isFee: true, what: '手续费' });
    return `fee ${id}`;
  },
  (sides) => `fee ${addLine(sides, { outFen: 10, isFee: true, what: '手续费' }).row}`,
];

/** What is no difference: top-ups, bills that nobody confirmed, payments that came back in both. */
function addNoise(sides: Sides, base: number): void {
  addLine(sides, { railNumber: 'T1', outFen: -5_000_000, what: '充值' });
  for (const at of [0, 1]) {
    const made = { at: base + at, railMs: startMs + 20 * hourMs, lagMs: 500, saysNumber: at === 0 };
    const payout = addPayment(sides, made);
    const endedAtMs = startMs + (at === 0 ? 2 : 1.9) * dayMs;
    const back = { railNumber: payout.railNumber ?? '', outFen: -payout.amountFen, atMs: endedAtMs - 9_000 };
    addLine(sides, back);
    if (at === 0) addEntry(sides, 'payoutReturned', payout, endedAtMs);
    else sides.entries.delete(`payout:${payout.id}:paid`);
    sides.payouts.set(payout.id, { ...payout, endedAtMs, status: at === 0 ? 'returned' : 'expired' });
  }
}

/** Near midnight more often than not, on either side of it, and with clocks that do not agree. */
function madeOf(random: ReturnType<typeof seeded>, at: number): Made {
  const isLate = random.nextInt(0, 3) === 0;
  const railMs = startMs + (isLate ? dayMs - random.nextInt(0, 4_000) : random.nextInt(0, dayMs - 1));
  return { at, railMs, lagMs: random.nextInt(-2_000, 8_000), saysNumber: random.nextInt(0, 1) === 0 };
}

/** A small generator of our own seed: a failing one replays. */
function seeded(seed: number) {
  let state = seed >>> 0;
  return {
    nextInt(from: number, to: number): number {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return from + Math.floor((state / 2 ** 32) * (to - from + 1));
    },
  };
}

test('of 10,000 lines, every difference is found and named, and none is made up', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.array(fc.integer({ min: 0, max: plants.length - 1 }), { minLength: 0, maxLength: 50 }),
      async (seed, planted) => {
        const sides = newSides();
        const random = seeded(seed);
        const made = Array.from({ length: 10_000 }, (_, at) => addPayment(sides, madeOf(random, at)));
        addNoise(sides, 20_000);
        const expected = planted.map((which, at) => {
          const payout = made[at * 190 + random.nextInt(0, 100)];
          const plant = plants[which];
          if (!payout || !plant) throw new Error('nothing to plant');
          return plant(sides, payout, at);
        });
        expect(await differencesOf(sides)).toEqual({ found: new Set(expected), open: 0 });
      },
    ),
    { numRuns: propertyRuns(2, 100), examples: [[7, plants.map((_, at) => at)]], endOnFailure: true },
  );
});

test('what has no end here, or of which a bill is not made yet, is open and no difference', async () => {
  const sides = newSides();
  const paid = addPayment(sides, { at: 1, railMs: startMs + hourMs, lagMs: 500, saysNumber: true });
  sides.entries.clear();
  sides.payouts.set(paid.id, { ...paid, status: 'waiting' });
  const linesOn = (of: string) => sides.lines.filter(({ atMs }) => shanghaiDate(atMs) === of);
  const at = async (nowMs: number) => {
    const bills = billsOf({ bill: async (of) => ({ kind: 'bill', lines: linesOn(of) }) }, clockAt(nowMs));
    return compareDay({ store: storeOf(sides), channel: 'wechat', day, bills, nowMs }, linesOn(day));
  };
  expect(await at(startMs + dayMs + 11 * hourMs)).toMatchObject({ open: 1, differences: [] });
  expect((await at(startMs + 8 * dayMs)).differences).toMatchObject([{ kind: 'state', number: paid.id }]);
  sides.payouts.set(paid.id, { ...paid, status: 'expired', endedAtMs: startMs + dayMs + 9 * hourMs });
  expect(await at(startMs + dayMs + 11 * hourMs)).toMatchObject({ open: 1, differences: [] });
});
