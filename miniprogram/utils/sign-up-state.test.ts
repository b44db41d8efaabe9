/** @jest-environment node */
import { card } from '../../tests/mini/stubs';
import { endedText } from './sign-up-state';

describe('whether a task takes somebody', () => {
  it.each([
    [undefined, {}],
    ['名额已满', { placesLeft: 0 }],
    ['报名已结束', { status: 'closed' }],
    ['报名已结束', { status: 'closed', placesLeft: 0 }],
    ['暂停报名', { status: 'in-review' }],
    ['报名已截止', { signUpDeadlineMs: Date.now() - 1 }],
    ['报名已截止', { status: 'closed', signUpDeadlineMs: Date.now() - 1 }],
  ] as const)('%s', (text, changes) => expect(endedText(card(1, changes))).toBe(text));
});
