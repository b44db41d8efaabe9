import { mount } from '../../../tests/mini/mount';
import { answering, card, expectClean, idOf } from '../../../tests/mini/stubs';
import { taskRow } from '../../utils/task-row';

const here = { longitude: 120.3848, latitude: 36.0736 };
const open = (task: ReturnType<typeof taskRow>) =>
  mount('<task-card task="{{task}}" />', { data: { task }, backend: answering({}) });

describe('<task-card>', () => {
  it('shows what, where, how far, pay, places and by whom', async () => {
    const mini = await open(taskRow(card(1, { places: 10, placesLeft: 6 }), here));
    for (const text of [
      '展会引导员 1',
      '¥200/天',
      '日结',
      '抢单',
      '五四广场',
      '约 1.1 公里',
      '剩 6/10 名',
      '青岛晴天会展',
    ])
      expect(mini.text()).toContain(text);
    expect(document.querySelector('[class*="scarce"]')).toBeNull();
    expectClean(mini);
  });

  it('takes the longest title, points at the last places, and leaves out a distance nobody knows', async () => {
    const title = '青岛国际啤酒节开幕式观众引导检票与物资搬运夜间值守临时工作人员（连续两天包两餐）';
    const publisher = { publisherId: 'A000000000000001', name: '赵', verification: 'none' } as const;
    const mini = await open(taskRow(card(1, { title, placesLeft: 1, publisher }), undefined));
    expect(mini.text()).toContain(title);
    expect(mini.element('[class*="scarce"]').textContent).toBe('仅剩 1 名');
    expect(document.querySelector('[class*="far"]')).toBeNull();
    expect(document.querySelector('[class*="verified"]')).toBeNull();
    expectClean(mini);
  });

  it('opens the task', async () => {
    const mini = await open(taskRow(card(7), undefined));
    await mini.tap('展会引导员 7');
    expect(mini.route).toBe('pages/task/index');
    expect(mini.page.options).toEqual({ id: idOf(7) });
  });
});
