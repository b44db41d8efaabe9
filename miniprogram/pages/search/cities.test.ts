import { type LaunchOptions, launchMini } from '../../../tests/mini/launch-mini';
import {
  answering,
  expectClean,
  finding,
  phoneStorage,
  profile,
  purposes,
  refuse,
  signedInStorage,
} from '../../../tests/mini/stubs';

const counted = {
  cities: [
    { cityCode: '310100', tasks: 1_284 },
    { cityCode: '370200', tasks: 84 },
  ],
};
const answers = {
  'tasks/cities': ({ position }: { position?: object }) =>
    position ? { ...counted, cityCode: '310100' } : counted,
  'tasks/find': finding([]),
};

/** As it is opened: from the list of tasks. */
async function open(more: Record<string, unknown> = {}, options: LaunchOptions = {}) {
  const mini = await launchMini({ backend: answering({ ...answers, ...more }), ...options });
  await mini.waitFor('暂时没有合适的任务');
  await mini.tap('换个城市');
  await mini.waitFor('选择城市');
  await mini.settle();
  return mini;
}

describe('选择城市', () => {
  it('says where there is work; a city without any is said to have none, and can be chosen', async () => {
    const mini = await open();
    await mini.waitFor('任务多');
    expect(mini.text()).toContain('上海 · 1,284青岛 · 84');
    const rows = [...document.querySelectorAll('[aria-role="button"], [role="button"]')];
    const classOf = (text: string) => rows.find(({ textContent }) => textContent === text)?.className;
    expect(classOf('青岛84')).not.toContain('empty');
    expect(classOf('泉州暂无任务')).toContain('empty');
    await mini.tap('泉州');
    await mini.waitFor('泉州搜任务');
    expect(mini.route).toBe('pages/task-list/index');
    expectClean(mini);
  });

  it('finds by name and by first letters of the pinyin', async () => {
    const mini = await open();
    await mini.input('搜城市', 'QD');
    expect(mini.text()).toContain('青岛');
    expect(mini.text()).not.toContain('上海');
    // Where there is work comes first: 绥化 begins so, too.
    await mini.input('搜城市', 'sh');
    expect(mini.text()).toMatch(/上海1,284.*绥化暂无任务/s);
    await mini.input('搜城市', '琼海');
    await mini.tap('琼海');
    await mini.waitFor('琼海搜任务');
    const again = await open({}, { storage: mini.storage });
    // What was chosen last stands at the top.
    expect(again.text()).toContain('最近琼海');
    await again.input('搜城市', '亚特兰蒂斯');
    expect(again.text()).toContain('没有叫“亚特兰蒂斯”的城市');
    await again.tap('清空');
    await again.waitFor('最近琼海');
    expectClean(again);
  });

  it('says where the person is once they let it', async () => {
    const mini = await open({}, { settings: { privacy: 'agreed' } });
    await mini.tap('看看我在哪个城市');
    await mini.tap('允许');
    await mini.waitFor('您在上海 有 1,284 个任务');
    await mini.tap('去看看');
    await mini.waitFor('上海搜任务');
    expectClean(mini);
  });

  it('keeps a home on the phone, to sort by, once it is agreed to apart; taking it away takes that back', async () => {
    const home = { longitude: 121.3, latitude: 31.19, cityCode: '310100' };
    let known = profile();
    const sent: string[] = [];
    const account = (changes: object) => (input: object) => {
      sent.push(JSON.stringify(input));
      known = profile(changes);
      return { profile: known };
    };
    const answers = {
      'account/me': () => ({ profile: known }),
      'account/purposes': purposes(),
      'account/giveConsent': account({ agreedPurposes: ['home'] }),
      'account/setHome': account({ agreedPurposes: ['home'], home }),
      'account/withdrawConsent': account({}),
      'orders/overview': { admitted: 0, applied: 0 },
      'messages/notices': { notices: [] },
    };
    const mini = await open(answers, { settings: { privacy: 'agreed' }, storage: await signedInStorage() });
    await mini.tap('设置');
    await mini.waitFor('位置模糊到约 1 公里后加密保存');
    await mini.tap('不同意');
    expect(sent).toEqual([]);
    await mini.tap('设置');
    await mini.tap('同意');
    await mini.waitFor('选择位置');
    await mini.tap('所选位置');
    await mini.waitFor('家附近：所选位置');
    expect(phoneStorage().getStorageSync('home')).toMatchObject({ cityCode: '310100' });
    await mini.back();
    expect(mini.text()).toContain('离家近');
    const again = await open(answers, { storage: mini.storage });
    await again.tap('清除');
    await again.waitFor('设置家的位置');
    expect(phoneStorage().getStorageSync('home')).toBe('');
    expect(sent.at(-1)).toBe('{"purpose":"home"}');
    expectClean(again);
  });

  it.each([
    ['cannot be counted', refuse('NOT_ALLOWED', 403)],
    ['were not counted yet', { cities: [] }],
  ])('says of no city that it has no work when tasks %s', async (_why, answer) => {
    const mini = await open({ 'tasks/cities': answer });
    await mini.waitFor('青岛');
    expect(mini.text()).not.toContain('暂无任务');
    expectClean(mini);
  });
});
