/** @jest-environment node */
import { card } from '../../tests/mini/stubs';
import { taskRow } from './task-row';

const here = { longitude: 120.3848, latitude: 36.0736 };

describe('a task in a list', () => {
  it.each([
    [6, '剩 6/10 名', false],
    [4, '剩 4/10 名', false],
    [3, '仅剩 3 名', true],
    [0, '名额已满', true],
  ])('%s places left: %s', (placesLeft, left, isScarce) => {
    expect(taskRow(card(1, { placesLeft }), undefined)).toMatchObject({ left, isScarce });
  });

  it.each([
    ['报名已结束', { status: 'closed' }],
    ['报名已截止', { signUpDeadlineMs: Date.now() - 1 }],
  ] as const)('speaks of no places once sign-up is over: %s', (left, changes) => {
    expect(taskRow(card(1, { placesLeft: 4, ...changes }), undefined).left).toBe(left);
  });

  it('takes the server’s distance, else its own, else none', () => {
    expect(taskRow({ ...card(1), distanceMetres: 4_300 } as ReturnType<typeof card>, here).far).toBe(
      '约 4.3 公里',
    );
    expect(taskRow(card(1), here).far).toBe('约 1.1 公里');
    expect(taskRow(card(1), undefined).far).toBe('');
  });

  it('marks publishers that were verified', () => {
    expect(taskRow(card(1), undefined).verified).toBe(true);
    const publisher = { publisherId: 'A000000000000001', name: '赵', verification: 'none' } as const;
    expect(taskRow(card(1, { publisher }), undefined)).toMatchObject({ publisher: '赵', verified: false });
  });
});
