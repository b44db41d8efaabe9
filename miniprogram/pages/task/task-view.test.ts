/** @jest-environment node */
import { order, task } from '../../../tests/mini/stubs';
import { mainAction, taskView } from './task-view';

const pastMs = Date.now() - 1;
const signUpDeadlineMs = Date.now() + 30.5 * 3_600_000;

it('says all hours, what it comes to, and what there is to know in a word', () => {
  const at = (text: string) => Date.parse(`${text}:00+08:00`);
  const sessions = [
    { startMs: at('2027-06-05T13:00'), endMs: at('2027-06-05T21:00') },
    { startMs: at('2027-06-06T13:00'), endMs: at('2027-06-06T21:00') },
    { startMs: at('2027-06-08T08:00'), endMs: at('2027-06-08T12:00') },
  ];
  expect(
    taskView(task(1, { sessions, quantity: 3, tags: ['meals', 'beginners'], type: 'sales' })),
  ).toMatchObject({
    times: [expect.stringContaining('周六、周日 13:00–21:00，'), expect.stringContaining('周二 08:00–12:00')],
    total: '共 3 天 · 约 ¥600',
    tags: ['日结', '促销导购', '包餐', '可新手', '满 16 周岁'],
  });
});

describe('what somebody can do with a task', () => {
  it.each([
    ['first-come', '立即抢单'],
    ['reviewed', '立即报名'],
  ] as const)('%s: %s, with the time that is left', (admission, text) => {
    const action = mainAction(task(1, { admission, signUpDeadlineMs }), undefined, 'none');
    expect(action).toMatchObject({ kind: 'sign-up', text, hint: '距截止还有 30 小时' });
  });

  it.each([
    ['报名已截止', { signUpDeadlineMs: pastMs }],
    ['报名已结束', { status: 'closed' }],
    ['名额已满', { placesLeft: 0 }],
  ] as const)('nothing, and where else to look: %s', (hint, changes) => {
    const ways = (['alike', 'other', 'none'] as const).map((nearby) =>
      mainAction(task(1, changes), undefined, nearby),
    );
    expect(ways).toEqual([
      { kind: 'elsewhere', text: '看看附近同类任务', hint },
      { kind: 'elsewhere', text: '看看附近的任务', hint },
      { kind: 'elsewhere', text: '看看其他任务', hint },
    ]);
  });

  it('looks at an order first, even when the task is full', () => {
    const full = task(1, { placesLeft: 0 });
    expect(mainAction(full, order('admitted'), 'alike')).toMatchObject({
      kind: 'order',
      hint: '已录用，请按时到岗',
    });
    expect(mainAction(full, order('withdrawn'), 'none').kind).toBe('elsewhere');
    expect(mainAction(task(1), order('withdrawn'), 'none').hint).toBe('您曾取消报名，可再次报名');
  });

  it('does not promise another sign-up after the last withdrawal', () => {
    const step = { status: 'withdrawn', by: 'worker', atMs: 0 } as const;
    const often = (times: number) =>
      order('withdrawn', { timeline: Array.from({ length: times }, () => step) });
    expect(mainAction(task(1), often(2), 'none').kind).toBe('sign-up');
    expect(mainAction(task(1), often(3), 'alike')).toEqual({
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
  expect(taskView(task(1, { placesLeft: 4, ...changes }))).toMatchObject({ left, isOver: true });
});

it('leaves out a distance while nobody knows where the person is', () => {
  expect(taskView(task(1))).toMatchObject({
    far: '',
    left: '剩 6/10',
    isOver: false,
    verification: '企业认证',
    isVerified: true,
  });
});
