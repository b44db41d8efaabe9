import { fen } from '../../../shared/domain/money/money';
import { termsView } from './terms-view';

const startMs = Date.parse('2026-12-05T01:00:00Z');
const before = {
  title: '展会引导员',
  pay: { amountFen: fen(20_000), unit: 'day' as const },
  quantity: 1,
  settlementCycle: 'per-task' as const,
  sessions: [{ startMs, endMs: startMs + 28_800_000 }],
  place: { name: '五四广场', address: '东海西路 5 号', longitude: 120.38, latitude: 36.06 },
  description: '引导观众。',
  serviceStandard: '准时到岗。',
  requirements: ['普通话流利'],
  bring: ['身份证'],
  perks: ['meals' as const],
};
const of = (changes: object) =>
  termsView(
    { termsVersion: 2, answerByMs: startMs, before, after: { ...before, ...changes } },
    startMs - 86_400_000,
  ).changes;

test('given other terms, then only what differs, what was beside what would be', () => {
  expect(of({})).toEqual([]);
  expect(of({ pay: { amountFen: fen(18_000), unit: 'day' }, bring: [], perks: [] })).toEqual([
    { name: '报酬', before: '¥200/天，最多 1 天', after: '¥180/天，最多 1 天' },
    { name: '携带', before: '身份证', after: '无' },
    { name: '另外提供', before: '包餐', after: '无' },
  ]);
  const [time] = of({ sessions: [{ startMs: startMs + 3_600_000, endMs: startMs + 28_800_000 }] });
  expect(time).toMatchObject({ name: '时间', after: expect.stringContaining('10:00') });
});

test('given a place that only moved on the map, then that is said', () => {
  expect(of({ place: { ...before.place, latitude: 36.07 } })).toMatchObject([{ name: '地图位置' }]);
  expect(of({ place: { ...before.place, name: '栈桥', latitude: 36.07 } })).toMatchObject([{ name: '地点' }]);
});
