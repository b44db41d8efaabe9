import { groupSettings } from '../../tests/support/data/group-settings';
import { serviceClient } from '../../tests/support/data/service-client';
import { type Actor, createTestSystem, type TestSystem } from '../../tests/support/system/test-system';

let system: TestSystem;
let bot: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  bot = await serviceClient(system, 'bot');
});
afterEach(() => system.close());

test('given a group and a text, then the card opens that search in the city of the group, and shows nothing of the text', async () => {
  const { group } = await bot.get('groups/save', groupSettings('wechaty', 'room-1'));
  const card = await bot.get('groups/searchCard', { groupId: group.groupId, text: '台东附近 & 日结' });
  expect(card).toEqual({
    appId: system.ports.wechat.appId,
    title: '青岛市：查看全部找到的任务',
    description: '可以按距离、报酬、截止时间排序',
    path: `pages/search/index?city=370200&text=${encodeURIComponent('台东附近 & 日结')}`,
  });
});

test('given another city, then the card opens the search there, and says so', async () => {
  const { group } = await bot.get('groups/save', groupSettings('wechaty', 'room-1'));
  const asked = { groupId: group.groupId, text: '上海日结', city: '310100' };
  expect(await bot.get('groups/searchCard', asked)).toMatchObject({
    title: '上海市：查看全部找到的任务',
    path: `pages/search/index?city=310100&text=${encodeURIComponent('上海日结')}`,
  });
});

test('given a group of another client, then it is as if there were none', async () => {
  const other = await serviceClient(system, 'other');
  const { group } = await other.get('groups/save', groupSettings('wechaty', 'room-1'));
  const { error } = await bot.call('groups/searchCard', { groupId: group.groupId, text: '日结' });
  expect(error?.code).toBe('GROUP_NOT_FOUND');
});
