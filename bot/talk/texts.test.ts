import { fen } from '../../shared/domain/money/money';
import { taskLine } from './texts';

const card = (title: string) =>
  ({
    title,
    pay: { amountFen: fen(20_000), unit: 'day' },
    place: { name: '台东步行街' },
    settlementCycle: 'daily',
    sessions: [{ startMs: 1_795_658_400_000, endMs: 1_795_687_200_000 }],
  }) as Parameters<typeof taskLine>[0];

test.each([
  ['一'.repeat(24), '一'.repeat(24)],
  ['一'.repeat(25), `${'一'.repeat(23)}…`],
  [`${'一'.repeat(22)}🎉🎉`, `${'一'.repeat(22)}…`],
  [`${'一'.repeat(20)}👨‍👩‍👧🎉`, `${'一'.repeat(20)}…`],
])('given the title %s, then it is told as %s, whole characters only', (title, told) => {
  expect(taskLine(card(title), 0).split('\n')[0]).toBe(`1. ${told}`);
});

test('given a task, then the line below its title says pay, hours, place and settlement, by the date', () => {
  expect(taskLine(card('夜市导购'), 0).split('\n')[1]).toBe(
    '   200元/天 · 11月26日 周四 10:00–18:00 · 台东步行街 · 日结',
  );
});
