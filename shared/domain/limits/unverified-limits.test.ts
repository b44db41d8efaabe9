import { isWithinUnverified, unverifiedLimits, unverifiedText } from './unverified-limits';

const { tasksAtOnce, places, costFen } = unverifiedLimits;

test('few and small: what is at the limit passes, what is beyond does not', () => {
  const most = { places, costFen };
  expect(isWithinUnverified(most, tasksAtOnce - 1)).toBe(true);
  expect(isWithinUnverified(most, tasksAtOnce)).toBe(false);
  expect(isWithinUnverified({ ...most, places: places + 1 }, 0)).toBe(false);
  expect(isWithinUnverified({ ...most, costFen: costFen + 1 }, 0)).toBe(false);
});

test('people read the very numbers', () => {
  expect(unverifiedText).toContain('同时最多发布 2 个任务，每个任务最多 5 人、全部费用不超过 2,000 元');
});
