import { mount } from '../../../tests/mini/mount';
import { answering, expectClean, profile, refuse, tokens } from '../../../tests/mini/stubs';

describe('<filter-sheet>', () => {
  const sheet =
    '<filter-sheet visible="{{visible}}" filters="{{filters}}" question="{{question}}" bind:apply="emit" bind:close="emit" />';
  const filters = { payUnit: 'day', minPayFen: 10_000 };
  const counts = (total: number) => ({
    total,
    types: [
      { type: 'catering', tasks: 12 },
      { type: 'events', tasks: 3 },
    ],
    districts: [{ district: '市南区', tasks: 9 }],
  });
  type Asked = Readonly<Record<string, unknown>>;

  /** Open on these filters, with what was asked to be counted. */
  async function open(chosen: object, answer: (asked: Asked) => unknown = () => counts(23), more = {}) {
    const asked: Asked[] = [];
    const backend = answering({
      'tasks/counts': (input: Asked) => {
        asked.push(input);
        return answer(input);
      },
      ...more,
    });
    const data = { visible: false, filters: chosen, question: { city: '370200' } };
    const mini = await mount(sheet, { data, backend });
    await mini.set({ visible: true });
    return { mini, asked };
  }

  it('opens on what is chosen, says how many that leaves, and emits only what is chosen then', async () => {
    const { mini, asked } = await open(filters);
    await mini.waitFor('查看 23 个任务');
    expect(asked).toEqual([{ city: '370200', ...filters }]);
    for (const text of ['日结', '上午', '餐饮服务 12', '市南区 9']) await mini.tap(text);
    await mini.waitFor(() => asked.length === 2);
    await mini.waitFor('查看 23 个任务');
    await mini.tap('查看 23 个任务');
    const chosen = {
      ...filters,
      cycles: ['daily'],
      timeOfDay: ['morning'],
      types: ['catering'],
      districts: ['市南区'],
    };
    expect(mini.emitted).toEqual([{ type: 'apply', detail: { filters: chosen } }]);
    // Four taps in a row are one question.
    expect(asked[1]).toEqual({ city: '370200', ...chosen });
    expectClean(mini);
  });

  it('lets the steps of the pay follow its unit', async () => {
    const { mini } = await open(filters);
    await mini.waitFor('150 元起');
    await mini.tap('只看按小时');
    expect(mini.text()).toContain('15 元起');
    expect(mini.text()).not.toContain('150 元起');
    await mini.tap('25 元起');
    await mini.tap('查看任务');
    expect(mini.emitted).toEqual([
      { type: 'apply', detail: { filters: { payUnit: 'hour', minPayFen: 2_500 } } },
    ]);
    expectClean(mini);
  });

  it('takes days: tomorrow, the weekend, and one that is picked', async () => {
    const { mini } = await open({});
    await mini.tap('明天');
    await mini.tap('明天');
    await mini.tap('周末');
    await mini.tap('查看任务');
    const emitted = mini.emitted[0]?.detail as { filters: { dates: string[] } } | undefined;
    const weekdays = emitted?.filters.dates.map((date) => new Date(`${date}T00:00:00Z`).getUTCDay());
    expect(weekdays?.every((weekday) => weekday === 0 || weekday === 6)).toBe(true);
    const dates = ['2027-03-03'];
    await mini.set({ visible: false, filters: { dates } });
    await mini.set({ visible: true });
    await mini.tap('3月3日 周三');
    await mini.tap('查看任务');
    expect(mini.emitted[1]?.detail).toEqual({ filters: {} });
    await mini.set({ visible: false });
    expectClean(mini);
  });

  it('shows the count of what was chosen last, whatever answer comes last', async () => {
    let late = () => {};
    const { mini, asked } = await open({}, ({ cycles }) =>
      cycles === undefined
        ? new Promise((resolve) => {
            late = () => resolve(counts(99));
          })
        : counts(5),
    );
    await mini.tap('周结');
    await mini.waitFor('查看 5 个任务');
    late();
    await mini.settle();
    expect(mini.text()).toContain('查看 5 个任务');
    expect(asked).toHaveLength(2);
  });

  it('works without a count, and says why there is none', async () => {
    const { mini } = await open(filters, () => refuse('NOT_ALLOWED', 403));
    await mini.waitFor('数不出有多少个任务');
    await mini.tap('查看任务');
    expect(mini.emitted).toEqual([{ type: 'apply', detail: { filters } }]);
    expectClean(mini);
  });

  it('asks who wants to see what fits to sign in', async () => {
    const { mini, asked } = await open({}, () => counts(4), {
      'account/login': { session: tokens(), profile: profile(), isNew: false },
      'orders/schedule': { age: 20, busy: [] },
    });
    await mini.tap('只看适合我的');
    await mini.waitFor('查看 4 个任务');
    await mini.waitFor(() => asked.some(({ fits }) => fits !== undefined));
    expect(asked.at(-1)?.fits).toEqual({ age: 20, busy: [] });
    await mini.tap('只看适合我的');
    await mini.tap('查看任务');
    expect(mini.emitted).toEqual([{ type: 'apply', detail: { filters: {} } }]);
    expectClean(mini);
  });

  it('forgets everything when reset', async () => {
    const { mini } = await open(filters);
    await mini.tap('重置');
    await mini.tap('查看任务');
    expect(mini.emitted).toEqual([{ type: 'apply', detail: { filters: {} } }]);
  });

  it('emits that it was closed', async () => {
    const { mini } = await open({});
    await mini.tap('关闭');
    expect(mini.emitted.map(({ type }) => type)).toEqual(['close']);
  });
});
