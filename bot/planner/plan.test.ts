import { backOff } from './back-off';
import { planFor } from './plan';

test.each([
  [0, 5, { kind: 'wait' }],
  [2, 0, { kind: 'wait' }],
  [2, 1, { kind: 'cards', taskIds: ['t0'] }],
  [2, 2, { kind: 'cards', taskIds: ['t0', 't1'] }],
  [3, 1, { kind: 'digest', taskIds: ['t0', 't1', 't2'] }],
])('%i tasks with %i messages to go', (tasks, budget, plan) => {
  const ids = Array.from({ length: tasks }, (_, at) => `t${at}`);
  expect(planFor(ids, budget)).toEqual(plan);
});

test('what fails is left alone twice as long each time, at most half an hour, until it works', () => {
  const waits = backOff();
  const waited = Array.from({ length: 8 }, () => {
    waits.failed('a', 0);
    let ms = 0;
    while (waits.isWaiting('a', ms)) ms += 1_000;
    return ms / 1_000;
  });
  expect(waited).toEqual([30, 60, 120, 240, 480, 960, 1_800, 1_800]);
  expect(waits.isWaiting('b', 0)).toBe(false);
  waits.worked('a');
  expect(waits.isWaiting('a', 0)).toBe(false);
  waits.failed('a', 0, 3_600_000);
  expect(waits.isWaiting('a', 3_599_999)).toBe(true);
});
