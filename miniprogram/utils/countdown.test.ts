import { countdown } from './countdown';

test.each([
  [20_000, '1 分钟'],
  [-5_000, '1 分钟'],
  [12 * 60_000, '12 分钟'],
  [12 * 60_000 + 1, '13 分钟'],
  [60 * 60_000, '1 小时'],
  [112 * 60_000, '1 小时 52 分'],
  [24 * 3_600_000, '1 天'],
  [28 * 3_600_000, '1 天 4 小时'],
  [72 * 3_600_000 + 5 * 60_000, '3 天'],
])('%d ms: %s', (leftMs, text) => {
  const nowMs = Date.parse('2026-12-01T06:00:00Z');
  expect(countdown(nowMs + leftMs, nowMs)).toBe(text);
});
