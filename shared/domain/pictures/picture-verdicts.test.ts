import { pictureLifecycle } from '../lifecycles/picture-lifecycle';
import { type PictureVerdict, verdictStep } from './picture-verdicts';

const verdicts: readonly PictureVerdict[] = ['pass', 'review', 'unable', 'risky'];

test.each([
  ['is being checked', { status: 'checking' }, 'pass doubt doubt refuse'],
  ['WeChat is not sure of', { status: 'in-review', doubt: 'unsure' }, '- - - refuse'],
  ['WeChat has not judged in time', { status: 'in-review', doubt: 'unanswered' }, 'pass - - refuse'],
  ['WeChat said both of', { status: 'in-review', doubt: 'contradicted' }, '- - - refuse'],
  ['has passed', { status: 'ready' }, '- recall - recall'],
  ['an operator let pass', { status: 'ready', approvedAtMs: 1 }, '- - - -'],
  ['was refused', { status: 'refused' }, '- - - -'],
  ['has not arrived', { status: 'awaited' }, '- - - -'],
] as const)('a picture that %s', (_, judged, expected) => {
  const events = verdicts.map((verdict) => verdictStep(judged, verdict)?.event);
  expect(events.map((event) => event ?? '-').join(' ')).toBe(expected);
  for (const event of events)
    if (event) expect(pictureLifecycle.transitions[event].from).toContain(judged.status);
});

test('who looks at it learns why', () => {
  expect(verdictStep({ status: 'checking' }, 'review')?.doubt).toBe('unsure');
  expect(verdictStep({ status: 'checking' }, 'unable')?.doubt).toBe('unanswered');
  expect(verdictStep({ status: 'ready' }, 'risky')?.doubt).toBe('contradicted');
});
