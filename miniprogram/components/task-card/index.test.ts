import { mount } from '../../../tests/mini/mount';
import { answering, card, expectClean, found, idOf } from '../../../tests/mini/stubs';
import { taskRow } from '../../utils/task-row';

const here = { longitude: 120.3848, latitude: 36.0736 };
const open = (task: ReturnType<typeof taskRow>, mark = '') =>
  mount('<task-card task="{{task}}" mark="{{mark}}" />', { data: { task, mark }, backend: answering({}) });

describe('<task-card>', () => {
  it('shows what, pay, when, how much in all, where, how far, how one gets it, places and by whom', async () => {
    const mini = await open(
      taskRow(found(1, { placesLeft: 6, district: '市南区', tags: ['meals'] }), { here, sort: 'newest' }),
    );
    for (const text of [
      '展会引导员 1',
      '¥200/天',
      '共 1 天 约 ¥200',
      '市南区 · 五四广场',
      '约 1.1 公里',
      '抢单',
      '日结',
      '包餐',
      '剩 6',
      '青岛晴天会展',
    ])
      expect(mini.text()).toContain(text);
    expect(document.querySelector('[class*="warn"]')).toBeNull();
    expectClean(mini);
  });

  it('takes the longest title, points at the last places, and leaves out a distance nobody knows', async () => {
    const title = '青岛国际啤酒节开幕式观众引导检票与物资搬运夜间值守临时工作人员（连续两天包两餐）';
    const publisher = { publisherId: 'A000000000000001', name: '赵', verification: 'none' } as const;
    const mini = await open(taskRow(card(1, { title, placesLeft: 1, publisher })));
    expect(mini.text()).toContain(title);
    expect(mini.element('[class*="warn"]').textContent).toBe('仅剩 1');
    expect(document.querySelector('[class*="far"]')).toBeNull();
    expect(document.querySelector('[class*="verified"]')).toBeNull();
    expectClean(mini);
  });

  it('says how the own sign-up stands, and marks what was searched for', async () => {
    const highlights = [
      { field: 'title', start: 0, end: 2 },
      { field: 'place', start: 2, end: 4 },
    ] as const;
    const mini = await open(taskRow(found(1, { highlights: [...highlights] })), '已报名');
    expect(mini.text()).toContain('已报名');
    const hits = [...document.querySelectorAll('[class$="hit"]')].map(({ textContent }) => textContent);
    expect(hits).toEqual(['展会', '广场']);
    expectClean(mini);
  });

  it('is quiet once it is full, and leads on', async () => {
    const mini = await open(taskRow(card(1, { placesLeft: 0 })));
    expect(mini.element('[class*="over"]').textContent).toContain('名额已满 · 看相似任务');
    expect(mini.text()).not.toContain('抢单');
    expectClean(mini);
  });

  it('opens the task', async () => {
    const mini = await open(taskRow(card(7)));
    await mini.tap('展会引导员 7');
    expect(mini.route).toBe('pages/task/index');
    expect(mini.page.options).toEqual({ id: idOf(7) });
  });
});
