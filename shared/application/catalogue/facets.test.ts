import fc from 'fast-check';
import { propertyRuns } from '../../../tests/support/property-runs';
import { dayMs, hourMs } from '../../domain/calendar/calendar';
import { clashOf } from '../../domain/tasks/sessions';
import { freeOf } from './facets';

const session = fc
  .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 30 }))
  .map(([start, hours]) => ({ startMs: start * hourMs, endMs: (start + hours) * hourMs }));

test('given hours that somebody is bound by, then tasks fit that meet none of them, as orders are held to it', () => {
  fc.assert(
    fc.property(
      fc.array(session, { minLength: 1, maxLength: 5 }),
      fc.array(session, { maxLength: 12 }),
      (work, busy) => {
        expect(freeOf(busy)({ sessions: work })).toBe(clashOf(work, busy) === undefined);
      },
    ),
    { numRuns: propertyRuns(200, 2_000) },
  );
});

test('given stretches that end before they begin, then they bind nobody', () => {
  const work = { startMs: dayMs, endMs: dayMs + hourMs };
  expect(freeOf([{ startMs: 2 * dayMs, endMs: dayMs }])({ sessions: [work] })).toBe(true);
  expect(freeOf([{ startMs: dayMs, endMs: dayMs }])({ sessions: [work] })).toBe(true);
});
