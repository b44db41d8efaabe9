import { groupPostSendingTimeoutMs, maxGroupPostTries } from './post-limits';

test('given the bounds of sending, when asked for, then they are what the rules say', () => {
  // Once more after a sending that was cut off, which is known after two minutes.
  expect([maxGroupPostTries, groupPostSendingTimeoutMs]).toEqual([2, 120_000]);
});
