import { randomIds } from './random-ids';
import { systemClock } from './system-clock';

describe('randomIds', () => {
  const ids = randomIds();

  it('makes ids of 16 and secrets of 32 base62 characters, never twice', () => {
    const made = Array.from({ length: 2_000 }, () => ids.newId());
    expect(new Set(made).size).toBe(made.length);
    for (const id of made) expect(id).toMatch(/^[0-9A-Za-z]{16}$/);
    expect(ids.newSecret()).toMatch(/^[0-9A-Za-z]{32}$/);
  });

  it('draws numbers in [0, 1)', () => {
    const drawn = Array.from({ length: 100 }, () => ids.random());
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
  });
});

describe('systemClock', () => {
  it('tells milliseconds since 1970 and comes back from sleep', async () => {
    const before = systemClock.nowMs();
    await systemClock.sleep(0);
    expect(systemClock.nowMs()).toBeGreaterThanOrEqual(before);
    expect(before).toBeGreaterThan(Date.UTC(2020, 0));
  });
});
