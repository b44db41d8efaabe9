/** @jest-environment node */
import { card, found } from '../../tests/mini/stubs';
import { taskRow } from './task-row';

const here = { longitude: 120.3848, latitude: 36.0736 };
const tagTexts = (row: ReturnType<typeof taskRow>) => row.tags.map(({ text }) => text);

describe('a task in a list', () => {
  it.each([
    [undefined, '余位充足', []],
    [6, '剩 6', []],
    [4, '剩 4', []],
    [3, '', ['仅剩 3']],
  ])('%s places left: %s', (placesLeft, left, scarce) => {
    const { placesLeft: _left, ...many } = found(1);
    const row = taskRow(placesLeft === undefined ? many : found(1, { placesLeft }));
    expect(row).toMatchObject({ left, isOver: false });
    expect(tagTexts(row).filter((text) => text.startsWith('仅剩'))).toEqual(scarce);
  });

  it.each([
    ['名额已满', { placesLeft: 0 }],
    ['报名已结束', { status: 'closed' }],
    ['报名已截止', { signUpDeadlineMs: Date.now() - 1 }],
  ] as const)('speaks of nothing else once sign-up is over: %s', (ended, changes) => {
    const row = taskRow(card(1, { placesLeft: 4, ...changes }));
    expect([tagTexts(row), row.left, row.isOver]).toEqual([[`${ended} · 看相似任务`], '', true]);
  });

  it('takes the server’s distance, else its own, else none', () => {
    expect(taskRow(found(1, { distanceMetres: 4_300 }), { here }).far).toBe('约 4.3 公里');
    expect(taskRow(card(1), { here }).far).toBe('约 1.1 公里');
    expect(taskRow(card(1)).far).toBe('');
    expect(taskRow(card(1), { here, cityCode: '370600' }).far).toBe('');
  });

  it('says how one is taken on, how it is settled and what work it is', () => {
    expect(tagTexts(taskRow(found(1, { type: 'cleaning' }))).slice(0, 3)).toEqual([
      '抢单',
      '日结',
      '保洁家政',
    ]);
  });

  it('says that its cost is reserved, while one can sign up', () => {
    expect(tagTexts(taskRow(found(1)))).toContain('已托管');
    expect(tagTexts(taskRow(card(1, { status: 'closed' })))).not.toContain('已托管');
  });

  it('marks publishers that were verified', () => {
    expect(taskRow(card(1)).verified).toBe(true);
    const publisher = { publisherId: 'A000000000000001', name: '赵', verification: 'none' } as const;
    expect(taskRow(card(1, { publisher }))).toMatchObject({ publisher: { text: '赵' }, verified: false });
  });

  it('names the district, or the city where one looks at another', () => {
    const task = card(1);
    expect(taskRow(task, { cityCode: '370200' }).area).toBe('市南区');
    expect(taskRow(task, { cityCode: '370600' }).area).toBe('青岛');
    const { district: _none, ...bare } = task;
    expect(taskRow(bare).area).toBe('');
  });

  it('says by what it is sorted where the card does not say so anyway', () => {
    const publishedAtMs = Date.now() - 2 * 3_600_000;
    expect(taskRow(card(1, { publishedAtMs }), { sort: 'newest' }).note).toBe('2 小时前发布');
    expect(taskRow(card(1), { sort: 'deadline' }).note).toMatch(/^(明天|\d+月\d+日) \d\d:\d\d截止$/);
    expect(taskRow(card(1, { publishedAtMs }), { sort: 'pay' }).note).toBe('');
  });

  it('says what all of it earns', () => {
    const pay = { amountFen: card(1).pay.amountFen, unit: 'day' } as const;
    expect(taskRow(card(1, { pay, quantity: 3 })).total).toBe('共 3 天 约 ¥600');
  });
});
