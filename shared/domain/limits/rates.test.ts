import { type Rate, spend } from './rates';

const rate: Rate = { calls: 3, perMs: 60_000 };

/** Which of the calls at these moments are let through. */
function letThrough(times: readonly number[]): boolean[] {
  let fullAtMs: number | undefined;
  return times.map((at) => {
    const spent = spend(rate, fullAtMs, at);
    if ('waitMs' in spent) return false;
    fullAtMs = spent.fullAtMs;
    return true;
  });
}

test('so many at once, and then one after another as they come back', () => {
  expect(letThrough([0, 0, 0, 0])).toEqual([true, true, true, false]);
  expect(letThrough([0, 0, 0, 19_999, 20_000, 20_001])).toEqual([true, true, true, false, true, false]);
  expect(letThrough([0, 0, 0, 60_000, 60_000, 60_000, 60_000])).toEqual([
    true,
    true,
    true,
    true,
    true,
    true,
    false,
  ]);
});

test('nobody saves up more than the allowance, and a refused call costs nothing', () => {
  expect(letThrough([0, 1e9, 1e9, 1e9, 1e9])).toEqual([true, true, true, true, false]);
  expect(letThrough([0, 0, 0, 1, 2, 3, 4, 5, 20_000])).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
    false,
    true,
  ]);
});

test('who waits as long as they are told is let through', () => {
  const full = [0, 0, 0].reduce<number | undefined>((fullAtMs) => {
    const spent = spend(rate, fullAtMs, 7);
    return 'fullAtMs' in spent ? spent.fullAtMs : fullAtMs;
  }, undefined);
  const refused = spend(rate, full, 1_007);
  expect(refused).toEqual({ waitMs: 19_000 });
  expect(spend(rate, full, 1_007 + 18_999)).toHaveProperty('waitMs');
  expect(spend(rate, full, 1_007 + 19_000)).toHaveProperty('fullAtMs');
});

test('a clock that went back makes nobody wait longer than a stretch more', () => {
  expect(letThrough([1e9, 1e9, 1e9, 0, 0, 0, 0])).toEqual([true, true, true, true, true, true, false]);
  expect(spend(rate, 120_000, 0)).toEqual({ waitMs: 80_000 });
  expect(spend(rate, 120_001, 0)).toEqual({ fullAtMs: 20_000 });
});

test('clocks of instances that differ a little let nobody through', () => {
  expect(letThrough([500, 500, 500, 0, 0, 0])).toEqual([true, true, true, false, false, false]);
});
