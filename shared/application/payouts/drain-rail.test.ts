import { dice } from '../../../local/seed/dice';
import { distantRail, distantStore, queuePayouts } from '../../../tests/support/data/queued-payouts';
import { noteFact } from '../../../tests/support/proof-facts';
import { propertyRuns } from '../../../tests/support/property-runs';
import { eventClock } from '../../../tests/support/stores/event-clock';
import { onMemory } from '../../../tests/support/stores/on-memory';
import { payouts } from '../../collections/payouts';
import { minuteMs } from '../../domain/calendar/calendar';
import { randomIds } from '../../platforms/system/random-ids';
import { drainRail } from './drain-rail';

/** How long a run on AWS may take (functions/drain/handler.ts). */
const runMs = 310_000;

/**
 * Drains as often as the minute's timer lets it, at 30 to 60 ms one way to the rail and 5 ms to the store. Answers by how
 * much it took longer than the quota takes, and how many requests came too many.
 */
async function drained(channel: 'wechat' | 'alipay', limit: number, count: number, phaseMs: number) {
  const clock = eventClock(Date.parse('2026-11-22T02:00:00Z'));
  const { store } = await onMemory().empty(clock as never);
  await clock.run(queuePayouts(store, channel, count, clock.nowMs()));
  const { int } = dice(`${channel} ${phaseMs}`);
  const wayMs = () => int(30, 60);
  const seen = distantRail(clock, { limit, phaseMs, wayMs, isConfirmed: channel === 'wechat' });
  const common = {
    clock,
    ids: randomIds(),
    log: () => undefined,
    rails: { open: () => seen.rail, openCharges: () => undefined },
  };
  const startedAtMs = clock.nowMs();
  const report = (error: unknown) => {
    throw error;
  };
  while (seen.sent() < count) {
    const untilMs = clock.nowMs() + runMs;
    const context = { ...common, store: distantStore(store, clock, 5), untilMs, report };
    await clock.run(drainRail(context, channel));
    // The next run comes with the minute.
    if (seen.sent() < count) await clock.run(clock.until(Math.ceil(clock.nowMs() / minuteMs) * minuteMs));
  }
  const tookMs = clock.nowMs() - startedAtMs;
  return { over: seen.over(), ratio: tookMs / ((count / limit) * 1_000), sent: seen.sent() };
}

const counts = propertyRuns({ wechat: 800, alipay: 80 }, { wechat: 10_000, alipay: 10_000 });

test.each([
  ['wechat', 100, 0],
  ['wechat', 100, 370],
  ['alipay', 10, 730],
] as const)(
  'given many payouts on %s, then they go out at its %i a second, with no request too many',
  async (channel, limit, phaseMs) => {
    const count = counts[channel];
    const { over, ratio, sent } = await drained(channel, limit, count, phaseMs);
    const name = `${count} payouts by ${channel} from ${phaseMs} ms of a second, in terms of the quota’s floor`;
    noteFact({ kind: 'figure', name, value: ratio });
    expect({ over, sent }).toEqual({ over: 0, sent: count });
    // A run begins with a second in which nothing is sent, which few payouts have to share.
    expect(ratio).toBeLessThanOrEqual(propertyRuns(1.19, 1.05));
  },
  10 * minuteMs,
);

test('given a payout whose turn fails, then the others go out, and it comes again ten minutes later', async () => {
  const clock = eventClock(Date.parse('2026-11-22T02:00:00Z'));
  const { store } = await onMemory().empty(clock as never);
  await clock.run(queuePayouts(store, 'alipay', 3, clock.nowMs()));
  const { rail } = distantRail(clock, { limit: 10, phaseMs: 0, wayMs: () => 30, isConfirmed: false });
  const bad = `P${'0'.repeat(26)}1`;
  const send: typeof rail.send = async (payment) => {
    if (payment.number === bad) throw new Error('a body that no adapter can send');
    return rail.send(payment);
  };
  const failures: unknown[] = [];
  const drain = () =>
    drainRail(
      {
        ...{ store, clock, ids: randomIds(), log: () => undefined, untilMs: clock.nowMs() + runMs },
        rails: { open: () => ({ ...rail, send }), openCharges: () => undefined },
        report: (error) => void failures.push(error),
      },
      'alipay',
    );
  await clock.run(drain());
  expect((await clock.run(store.get(payouts, `P${'0'.repeat(26)}2`)))?.status).toBe('paid');
  // It may have been sent: it is asked about, which fails, too.
  await clock.run(clock.sleep(minuteMs));
  const askedAtMs = clock.nowMs();
  await clock.run(drain());
  expect(failures).toHaveLength(2);
  const left = await clock.run(store.get(payouts, bad));
  expect(left?.status).toBe('sent');
  expect(left?.dueAtMs).toBeGreaterThanOrEqual(askedAtMs + 10 * minuteMs);
});
