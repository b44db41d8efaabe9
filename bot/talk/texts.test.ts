import { fen } from '../../shared/domain/money/money';
import { taskLine } from './texts';

const card = (title: string) =>
  ({
    title,
    pay: { amountFen: fen(20_000), unit: 'day' },
    place: { name: '台东步行街' },
    settlementCycle: 'daily',
  }) as Parameters<typeof taskLine>[0];

test.each([
  ['一'.repeat(24), '一'.repeat(24)],
  ['一'.repeat(25), `${'一'.repeat(23)}…`],
  [`${'一'.repeat(22)}🎉🎉`, `${'一'.repeat(22)}…`],
  [`${'一'.repeat(20)}👨‍👩‍👧🎉`, `${'一'.repeat(20)}…`],
])('given the title %s, then it is told as %s, whole characters only', (title, told) => {
  expect(taskLine(card(title), 0).split('\n')[0]).toBe(`1. ${told}`);
});
