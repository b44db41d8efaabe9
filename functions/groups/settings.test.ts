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

test('given a group that says nothing of quiet hours, then nobody is woken from ten to eight', async () => {
  const { quietFromHour: _from, quietToHour: _to, ...settings } = groupSettings('wechaty', 'room-quiet');
  const { group } = await bot.get('groups/save', settings);
  expect(group).toMatchObject({ quietFromHour: 22, quietToHour: 8 });
});

test('given a group, when its settings are saved again, then it is the same group with the new ones', async () => {
  const { group } = await bot.get('groups/save', groupSettings('wechaty', 'room-1'));
  const changed = groupSettings('wechaty', 'room-1', { categories: ['other'], isOn: false, rhythm: 'daily' });
  expect(await bot.get('groups/save', changed)).toEqual({ group: { ...changed, groupId: group.groupId } });
  expect((await bot.get('groups/list')).groups).toEqual([{ ...changed, groupId: group.groupId }]);
});

test('given the same address in two channels or of two programs, then these are different groups', async () => {
  const other = await serviceClient(system, 'other');
  const saved = [
    await bot.get('groups/save', groupSettings('wechaty', 'a')),
    await bot.get('groups/save', groupSettings('wecom-robot', 'a')),
    await other.get('groups/save', groupSettings('wechaty', 'a')),
  ];
  expect(new Set(saved.map(({ group }) => group.groupId)).size).toBe(3);
  expect((await other.get('groups/list')).groups).toHaveLength(1);
});

test('given many groups, then they come in pages, oldest first', async () => {
  for (let at = 0; at < 5; at += 1) {
    await bot.get('groups/save', groupSettings('wechaty', `room-${at}`));
    system.clock.pass(1);
  }
  const first = await bot.get('groups/list', { limit: 3 });
  const second = await bot.get('groups/list', { limit: 3, cursor: first.next });
  const addresses = [...first.groups, ...second.groups].map(({ address }: { address: string }) => address);
  expect(addresses).toEqual(['room-0', 'room-1', 'room-2', 'room-3', 'room-4']);
  expect(second.next).toBeUndefined();
});

test.each([
  ['a city that is none', { cityCode: '999999' }],
  ['an hour that is none', { quietFromHour: 24 }],
  ['no address', { address: '' }],
  ['an address with half a surrogate pair', { address: 'room-\ud83d' }],
  ['an address that is not as it would be kept', { address: 'room-1\u200b' }],
])('given %s, then it is refused', async (_, wrong) => {
  const { error } = await bot.call('groups/save', { ...groupSettings('wechaty', 'room-1'), ...wrong });
  expect(error?.code).toBe('INVALID_INPUT');
});
