/** @jest-environment node */
import { ago, day, distanceText, payUnitText, sinceText, timeLeft, unbroken, workTime, yuan } from './format';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Shanghai, where it is already the next day while the UTC date is the old one. */
const at = (text: string) => Date.parse(`${text}+08:00`);
const nowMs = at('2026-06-03T07:30:00');

describe('what people read', () => {
  it.each([
    [0, '0'],
    [5, '0.05'],
    [20_000, '200'],
    [123_450, '1,234.50'],
    [100_000_000, '1,000,000'],
  ])('%s fen is %s yuan', (fen, text) => expect(yuan(fen)).toBe(text));

  it.each([
    ['2025-12-31T23:59:59', '2025年12月入驻'],
    ['2026-01-01T00:00:00', '2026年1月入驻'],
  ])('here since %s is %s', (text, said) => expect(sinceText(at(text))).toBe(said));

  it('names units of pay', () => {
    expect([payUnitText('hour'), payUnitText('task')]).toEqual(['小时', '单']);
  });

  it.each([
    ['2026-06-03T00:00:00', '今天'],
    ['2026-06-03T23:59:59', '今天'],
    ['2026-06-04T00:00:00', '明天'],
    ['2026-06-02T23:59:59', '昨天'],
    ['2026-06-05T12:00:00', '6月5日'],
    ['2027-06-03T12:00:00', '2027年6月3日'],
  ])('%s is %s', (text, said) => expect(day(at(text), nowMs)).toBe(said));

  it.each([
    ['2026-06-05T09:00:00', '2026-06-05T18:00:00', '6月5日 周五 09:00–18:00'],
    ['2026-06-03T22:00:00', '2026-06-04T06:00:00', '今天 22:00–次日 06:00'],
    ['2026-06-05T09:00:00', '2026-06-10T18:00:00', '6月5日–10日'],
    ['2026-06-28T09:00:00', '2026-07-02T18:00:00', '6月28日–7月2日'],
    ['2026-11-30T09:00:00', '2027-11-20T18:00:00', '11月30日–2027年11月20日'],
    ['2026-12-30T09:00:00', '2027-01-02T18:00:00', '12月30日–1月2日'],
    ['2026-12-31T22:00:00', '2027-01-01T06:00:00', '12月31日 22:00–次日 06:00'],
  ])('work from %s to %s is %s', (from, to, said) =>
    expect(workTime([{ startMs: at(from), endMs: at(to) }], nowMs)).toBe(said),
  );

  it.each([
    [0, '1 分钟'],
    [-hourMs, '1 分钟'],
    [59 * minuteMs, '59 分钟'],
    [hourMs, '1 小时'],
    [2 * dayMs - 1, '47 小时'],
    [2 * dayMs, '2 天'],
  ])('%s ms are left: %s', (leftMs, said) => expect(timeLeft(nowMs + leftMs, nowMs)).toBe(said));

  it.each([
    [99, '100 米内'],
    [851, '约 850 米'],
    [974, '约 950 米'],
    [975, '约 1 公里'],
    [999, '约 1 公里'],
    [1_000, '约 1 公里'],
    [2_340, '约 2.3 公里'],
    [9_949, '约 9.9 公里'],
    [9_950, '约 10 公里'],
    [9_999, '约 10 公里'],
    [10_400, '约 10 公里'],
  ])('%s metres: %s', (metres, said) => expect(distanceText(metres)).toBe(said));

  it.each([
    ['台东商圈 · 周末导购', '台东商圈\u00a0·\u00a0周末导购'],
    ['问卷地推·崂山', '问卷地推\u2060·\u2060崂山'],
    ['没有点的标题', '没有点的标题'],
  ])('%s keeps its dot in the middle of a line', (title, shown) => expect(unbroken(title)).toBe(shown));

  it.each([
    [59_000, '刚刚'],
    [60_000, '1 分钟前'],
    [3_599_000, '59 分钟前'],
    [23 * 3_600_000, '23 小时前'],
    [50 * 3_600_000, '2 天前'],
  ])('%s ms ago: %s', (pastMs, said) => expect(ago(nowMs - pastMs, nowMs)).toBe(said));
});
