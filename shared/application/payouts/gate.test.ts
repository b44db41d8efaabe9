import { eventClock } from '../../../tests/support/stores/event-clock';
import { gate } from './gate';

test.each([
  [100, 45, 0],
  [100, 30, 137],
  [100, 60, 500],
  [10, 45, 730],
  [10, 30, 999],
])(
  'given %i a second at %i ms one way, then no second of the rail sees more, and little time is lost',
  async (limit, wayMs, phaseMs) => {
    const clock = eventClock();
    const { run } = gate(limit, clock);
    const bySecond = new Map<number, number>();
    const count = limit * 12;
    const ask = async () => {
      await clock.sleep(wayMs);
      const second = Math.floor((clock.nowMs() + phaseMs) / 1_000);
      bySecond.set(second, (bySecond.get(second) ?? 0) + 1);
      await clock.sleep(wayMs);
    };
    await clock.run(Promise.all(Array.from({ length: count }, () => run(ask))));
    expect(Math.max(...bySecond.values())).toBeLessThanOrEqual(limit);
    expect(clock.nowMs()).toBeLessThanOrEqual(1.08 * (count / limit) * 1_000);
  },
);

test('given a rail that complains, then half as many are sent for ten seconds', async () => {
  const clock = eventClock();
  const { run, slow } = gate(10, clock);
  slow();
  let sent = 0;
  const work = Promise.all(
    Array.from({ length: 30 }, () =>
      run(async () => {
        sent += 1;
        await clock.sleep(20);
        if (clock.nowMs() < 2_000) expect(sent).toBeLessThanOrEqual(15);
      }),
    ),
  );
  await clock.run(work);
  expect(clock.nowMs()).toBeGreaterThan(4_000);
});
