import { leastAge, legalMinimumAge, maxSignUps, maxWithdrawals } from './limits';

test('given the law, when the youngest age is asked for, then it is sixteen', () => {
  expect(legalMinimumAge).toBe(16);
});

test('given a task that wants less than the law, when its least age is asked for, then it is sixteen', () => {
  expect([12, 16, 18].map((minAge) => leastAge({ minAge }))).toEqual([16, 16, 18]);
});

test('given the bounds of sign-ups, when asked for, then they are what the rules say', () => {
  expect(maxWithdrawals).toBe(3);
  expect(maxSignUps).toBe(1_000);
});
