/** @jest-environment node */
import { order, task } from '../../../tests/mini/stubs';
import { mainAction, taskView } from './task-view';

const pastMs = Date.now() - 1;
const signUpDeadlineMs = Date.now() + 30.5 * 3_600_000;

describe('what somebody can do with a task', () => {
  it.each([
    ['first-come', '立即抢单'],
    ['reviewed', '立即报名'],
  ] as const)('%s: %s, with the time that is left', (admission, text) => {
    const action = mainAction(task(1, { admission, signUpDeadlineMs }), undefined);
    expect(action).toMatchObject({ kind: 'sign-up', text, hint: '距截止还有 30 小时' });
  });

  it.each([
    ['报名已截止', { signUpDeadlineMs: pastMs }],
    ['报名已结束', { status: 'closed' }],
    ['名额已满', { placesLeft: 0 }],
  ] as const)('nothing: %s', (text, changes) => {
    expect(mainAction(task(1, changes), undefined)).toEqual({ kind: 'none', text, hint: '' });
  });

  it('looks at an order first, even when the task is full', () => {
    const full = task(1, { placesLeft: 0 });
    expect(mainAction(full, order('admitted'))).toMatchObject({ kind: 'order', hint: '已录用，请按时到岗' });
    expect(mainAction(full, order('withdrawn')).kind).toBe('none');
    expect(mainAction(task(1), order('withdrawn')).hint).toBe('您曾取消报名，可再次报名');
  });

  it('does not promise another sign-up after the last withdrawal', () => {
    const step = { status: 'withdrawn', by: 'worker', atMs: 0 } as const;
    const often = (times: number) =>
      order('withdrawn', { timeline: Array.from({ length: times }, () => step) });
    expect(mainAction(task(1), often(2)).kind).toBe('sign-up');
    expect(mainAction(task(1), often(3))).toEqual({
      kind: 'none',
      text: '不能再次报名',
      hint: '您已取消 3 次，不能再报名此任务',
    });
  });
});

it.each([
  ['报名已结束', { status: 'closed' }],
  ['报名已截止', { signUpDeadlineMs: pastMs }],
] as const)('shows %s in place of places that nobody can take', (left, changes) => {
  expect(taskView(task(1, { placesLeft: 4, ...changes })).left).toBe(left);
});

it('leaves out a distance while nobody knows where the person is', () => {
  expect(taskView(task(1))).toMatchObject({
    far: '',
    left: '剩 6 名',
    verification: '企业认证',
    isVerified: true,
  });
});
