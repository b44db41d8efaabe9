import { dayMs } from '../calendar/calendar';
import { perks, tagsOf } from './task-tags';

const saturday = {
  startMs: Date.parse('2026-12-05T09:00:00+08:00'),
  endMs: Date.parse('2026-12-05T17:00:00+08:00'),
};
const later = (days: number) => ({
  startMs: saturday.startMs + days * dayMs,
  endMs: saturday.endMs + days * dayMs,
});

test('given documents of earlier versions, when their words are read, then each is still one', () => {
  expect(perks).toEqual(expect.arrayContaining(['meals', 'beginners']));
});

test('given what a publisher grants, when a task is shown, then it carries that', () => {
  const sessions = [later(2)];
  expect(tagsOf({ perks: ['beginners', 'meals'], sessions })).toEqual(['meals', 'beginners']);
  expect(tagsOf({ perks: [], sessions })).toEqual([]);
});

test('given work on Saturdays and Sundays alone, when it is shown, then it is of the weekend', () => {
  expect(tagsOf({ perks: [], sessions: [saturday, later(1)] })).toEqual(['weekend']);
  expect(tagsOf({ perks: [], sessions: [saturday, later(2)] })).toEqual([]);
  // In Shanghai it is Saturday already.
  const early = Date.parse('2026-12-05T01:00:00+08:00');
  expect(tagsOf({ perks: [], sessions: [{ startMs: early, endMs: early + 1 }] })).toEqual(['weekend']);
});

test('given four weeks from first to last, when it is shown, then it is long', () => {
  expect(tagsOf({ perks: [], sessions: [saturday, later(27)] })).not.toContain('long-term');
  expect(tagsOf({ perks: ['meals'], sessions: [saturday, later(28)] })).toEqual([
    'meals',
    'weekend',
    'long-term',
  ]);
});
