/** @jest-environment node */
import { arriveBy, latestShare, shareFor } from './arrival';

it('credits a share only at the task that it led to', () => {
  expect([latestShare(), shareFor('T1')]).toEqual([undefined, undefined]);
  arriveBy('T1', 'S1');
  expect([latestShare(), shareFor('T1'), shareFor('T2')]).toEqual(['S1', 'S1', undefined]);
  arriveBy('T2', 'S2');
  expect([latestShare(), shareFor('T1'), shareFor('T2')]).toEqual(['S2', undefined, 'S2']);
});
