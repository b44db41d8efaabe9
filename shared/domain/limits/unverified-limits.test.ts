import { isWithinUnverified, unverifiedText } from './unverified-limits';

const limits = { tasksAtOnce: 3, places: 7, costFen: 1_234_500 };

test('few and small: what is at the limit passes, what is beyond does not', () => {
  const most = { places: 7, costFen: 1_234_500 };
  expect(isWithinUnverified(limits, most, 2)).toBe(true);
  expect(isWithinUnverified(limits, most, 3)).toBe(false);
  expect(isWithinUnverified(limits, { ...most, places: 8 }, 0)).toBe(false);
  expect(isWithinUnverified(limits, { ...most, costFen: 1_234_501 }, 0)).toBe(false);
});

test('people read the very numbers', () => {
  expect(unverifiedText(limits)).toContain(
    '同时最多发布 3 个任务，每个任务最多 7 人、全部费用不超过 12,345 元',
  );
});
