import type { FoundTask } from '../../shared/contract/tasks';
import type { verifications } from '../../shared/domain/account/verifications';
import { topByPay } from './digest';

const task = (
  verification: (typeof verifications)[number],
  amountFen: number,
  unit: FoundTask['pay']['unit'] = 'day',
) => ({ pay: { amountFen, unit }, publisher: { name: '店', verification } }) as FoundTask;
const paid = (tasks: readonly FoundTask[]) =>
  topByPay(tasks).map(({ pay, publisher }) => [publisher.verification, pay.amountFen]);

test('given publishers whom nobody has verified, when they lure with pay, then they lead no digest', () => {
  const tasks = [
    task('none', 9_999_900),
    task('person', 20_000),
    task('enterprise', 3_000, 'hour'),
    task('none', 50_000),
  ];
  expect(paid(tasks)).toEqual([
    ['enterprise', 3_000],
    ['person', 20_000],
    ['none', 9_999_900],
    ['none', 50_000],
  ]);
});

test('given enough of verified publishers, then no other is in it', () => {
  const verified = Array.from({ length: 6 }, (_, at) => task('person', 10_000 + at));
  expect(paid([task('none', 90_000), ...verified]).map(([verification]) => verification)).toEqual(
    Array(5).fill('person'),
  );
});
