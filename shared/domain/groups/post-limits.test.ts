import { groupPostRetryWithinMs, groupPostSendingTimeoutMs, maxGroupPostTries } from './post-limits';

test('given the bounds of sending, when asked for, then they are what the rules say', () => {
  // Once more after a sending that was cut off, which is known after two minutes, within a day.
  expect([maxGroupPostTries, groupPostSendingTimeoutMs, groupPostRetryWithinMs]).toEqual([
    2, 120_000, 86_400_000,
  ]);
});
