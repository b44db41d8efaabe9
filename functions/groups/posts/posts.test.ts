import { groupPosts } from '../../../shared/collections/groups';
import { dayMs, minuteMs } from '../../../shared/domain/calendar/calendar';
import { groupSettings } from '../../../tests/support/data/group-settings';
import { serviceClient } from '../../../tests/support/data/service-client';
import { type Actor, createTestSystem, type TestSystem } from '../../../tests/support/system/test-system';

let system: TestSystem;
let bot: Actor;
let groupId: string;
beforeEach(async () => {
  system = await createTestSystem();
  bot = await serviceClient(system, 'bot');
  groupId = (await bot.get('groups/save', groupSettings('wechaty', 'room-1'))).group.groupId;
});
afterEach(() => system.close());

const task = (at: number): string => `task${String(at).padStart(12, '0')}`;
const many = (count: number) => Array.from({ length: count }, (_, at) => task(at));
const enqueue = (taskIds: readonly string[], to = groupId) =>
  bot.get('groups/enqueue', { posts: taskIds.map((taskId) => ({ groupId: to, taskId })) });
const claim = async (taskIds: readonly string[]): Promise<string[]> =>
  (await bot.get('groups/claim', { groupId, taskIds })).taskIds;
const finish = (outcome: string, taskIds: readonly string[] = [task(0)], messageId?: string) =>
  bot.get('groups/finish', { groupId, taskIds, outcome, ...(messageId && { messageId }) });
const dueIds = async (): Promise<string[]> =>
  (await bot.get('groups/due')).posts.map((post: { taskId: string }) => post.taskId);
/** Time passes, and the timer runs. */
const passWithTimer = async (ms: number) => {
  system.clock.pass(ms);
  await system.timer('tick');
};
const postOf = (at = 0) => system.ports.store.get(groupPosts, `${groupId}:${task(at)}`);

describe('enqueue', () => {
  test('given 50 posts, said twice and twice in one call, then each is queued once for all time', async () => {
    const ids = many(25);
    expect(await enqueue([...ids, ...ids])).toEqual({ queued: 25 });
    expect(await enqueue(ids)).toEqual({ queued: 0 });
    await claim([task(0)]);
    await finish('sent');
    system.clock.pass(150 * dayMs);
    expect(await enqueue(many(26))).toEqual({ queued: 1 });
    expect((await postOf())?.status).toBe('sent');
  });

  test('given two instances at once, then each post is queued by one of them', async () => {
    const both = await Promise.all([enqueue(many(30)), enqueue(many(30))]);
    expect(both.reduce((sum, { queued }) => sum + queued, 0)).toBe(30);
  });

  test('given a group of somebody else or none, then nothing is queued', async () => {
    const other = await serviceClient(system, 'other');
    const { group } = await other.get('groups/save', groupSettings('wechaty', 'room-1'));
    expect(group.groupId).not.toBe(groupId);
    for (const wrong of [group.groupId, 'nobodysgroup0000']) {
      const posts = [
        { groupId, taskId: task(0) },
        { groupId: wrong, taskId: task(0) },
      ];
      expect((await bot.call('groups/enqueue', { posts })).error?.code).toBe('GROUP_NOT_FOUND');
    }
    expect(await dueIds()).toEqual([]);
  });
});

describe('due', () => {
  test('given posts, then they come oldest first in pages, without those that are being sent', async () => {
    for (let at = 0; at < 5; at += 1) {
      await enqueue([task(at)]);
      system.clock.pass(1);
    }
    await claim([task(1)]);
    const { posts, next } = await bot.get('groups/due', { limit: 2 });
    expect(posts.map((post: { taskId: string }) => post.taskId)).toEqual([task(0), task(2)]);
    const rest = await bot.get('groups/due', { limit: 10, cursor: next });
    expect(rest.posts.map((post: { taskId: string }) => post.taskId)).toEqual([task(3), task(4)]);
    expect(posts[0]).toEqual({
      groupId,
      taskId: task(0),
      status: 'waiting',
      tries: 0,
      atMs: expect.any(Number),
      updatedAtMs: expect.any(Number),
    });
  });

  test('given a sending that was cut off, then it is due again after two minutes', async () => {
    await enqueue([task(0)]);
    await claim([task(0)]);
    await passWithTimer(2 * minuteMs - 1);
    expect(await dueIds()).toEqual([]);
    await passWithTimer(1);
    expect(await dueIds()).toEqual([task(0)]);
  });
});

describe('claim', () => {
  test('given two instances at once, then each post goes to one of them', async () => {
    await enqueue(many(23));
    const [one = [], other = []] = await Promise.all([claim(many(23)), claim(many(23))]);
    expect([...one, ...other].sort()).toEqual(many(23));
    expect(await claim(many(23))).toEqual([]);
  });

  test('given a crash between claim and send, then it is sent once more, and then nobody knows', async () => {
    await enqueue([task(0)]);
    expect(await claim([task(0)])).toEqual([task(0)]);
    await passWithTimer(2 * minuteMs);
    expect(await claim([task(0)])).toEqual([task(0)]);
    expect(await postOf()).toMatchObject({ status: 'sending', tries: 2 });
    await passWithTimer(2 * minuteMs);
    expect(await claim([task(0)])).toEqual([]);
    expect(await postOf()).toMatchObject({ status: 'unsure', tries: 2 });
    expect(await dueIds()).toEqual([]);
    await finish('sent');
    expect((await postOf())?.status).toBe('unsure');
  });

  test('given a bot that never comes back, then the timer ends what it claimed, however many, and nothing else', async () => {
    await enqueue(many(23));
    await claim(many(22));
    await finish('sent', [task(0)]);
    await passWithTimer(2 * minuteMs);
    expect((await dueIds()).sort()).toEqual(many(23).slice(1));
    expect(await postOf(1)).toMatchObject({ status: 'interrupted', tries: 1 });
    await passWithTimer(dayMs - 1);
    expect((await postOf(1))?.status).toBe('interrupted');
    await passWithTimer(1);
    expect(await dueIds()).toEqual([task(22)]);
    const statuses = await Promise.all(many(23).map(async (_, at) => (await postOf(at))?.status));
    expect(statuses).toEqual(['sent', ...Array(21).fill('unsure'), 'waiting']);
  });

  test('given an outcome that comes after the timer, then it still counts, and the post is not sent again', async () => {
    await enqueue(many(3));
    await claim(many(3));
    await passWithTimer(2 * minuteMs);
    await finish('sent', [task(0)], 'message-1');
    await finish('not-sent', [task(1)]);
    await finish('dropped', [task(2)]);
    expect(await postOf(0)).toMatchObject({ status: 'sent', messageId: 'message-1' });
    expect(await postOf(1)).toMatchObject({ status: 'waiting', tries: 0 });
    expect(await claim(many(3))).toEqual([task(1)]);
  });

  test('given one that is claimed again before its time is over, then it has its time again', async () => {
    await enqueue([task(0)]);
    await claim([task(0)]);
    await passWithTimer(minuteMs);
    await finish('not-sent');
    await claim([task(0)]);
    await passWithTimer(2 * minuteMs - 1);
    expect((await postOf())?.status).toBe('sending');
    await passWithTimer(1);
    expect((await postOf())?.status).toBe('interrupted');
  });

  test('given what was never queued, then nothing is claimed and nothing made', async () => {
    expect(await claim([task(7)])).toEqual([]);
    expect(await postOf(7)).toBeUndefined();
  });
});

describe('finish', () => {
  test('sent: the group is found by the task, with the message', async () => {
    await enqueue([task(0)]);
    await claim([task(0)]);
    await finish('sent', [task(0)], 'message-1');
    const { posts } = await bot.get('groups/posted', { taskId: task(0) });
    expect(posts).toMatchObject([{ groupId, taskId: task(0), status: 'sent', messageId: 'message-1' }]);
    expect(await dueIds()).toEqual([]);
  });

  test('not sent: it waits again and the try is not counted', async () => {
    await enqueue([task(0)]);
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await claim([task(0)])).toEqual([task(0)]);
      await finish('not-sent');
    }
    expect(await postOf()).toMatchObject({ status: 'waiting', tries: 0 });
  });

  test('dropped: from the queue or out of the hand, never once it was sent', async () => {
    await enqueue(many(3));
    await finish('dropped', [task(0)]);
    await claim([task(1), task(2)]);
    await finish('dropped', [task(1)]);
    await finish('sent', [task(2)]);
    await finish('dropped', [task(2)]);
    const statuses = await Promise.all([0, 1, 2].map(async (at) => (await postOf(at))?.status));
    expect(statuses).toEqual(['dropped', 'dropped', 'sent']);
    expect(await claim(many(3))).toEqual([]);
  });

  test('withdrawn: only what was sent, and it stands in the group no more', async () => {
    await enqueue(many(2));
    await claim([task(0)]);
    await finish('withdrawn', many(2));
    expect((await postOf(0))?.status).toBe('sending');
    await finish('sent', [task(0)], 'message-1');
    await finish('withdrawn', many(2));
    expect(await postOf(0)).toMatchObject({ status: 'withdrawn', messageId: 'message-1' });
    expect((await postOf(1))?.status).toBe('waiting');
    expect((await bot.get('groups/posted', { taskId: task(0) })).posts).toEqual([]);
  });

  test('said twice, it changes nothing the second time', async () => {
    await enqueue([task(0)]);
    await claim([task(0)]);
    await finish('sent', [task(0)], 'message-1');
    const before = await postOf();
    system.clock.pass(1);
    await finish('sent', [task(0)], 'message-2');
    await finish('not-sent');
    expect(await postOf()).toEqual(before);
  });
});

describe('posted', () => {
  test('given more groups than a page, then all of them come', async () => {
    const groups: string[] = [];
    for (let at = 0; at < 3; at += 1) {
      const { group } = await bot.get('groups/save', groupSettings('wechaty', `room-${at}`));
      groups.push(group.groupId);
      await enqueue([task(0)], group.groupId);
      await bot.get('groups/claim', { groupId: group.groupId, taskIds: [task(0)] });
      await bot.get('groups/finish', { groupId: group.groupId, taskIds: [task(0)], outcome: 'sent' });
      system.clock.pass(1);
    }
    const first = await bot.get('groups/posted', { taskId: task(0), limit: 2 });
    const second = await bot.get('groups/posted', { taskId: task(0), limit: 2, cursor: first.next });
    const found = [...first.posts, ...second.posts].map((post: { groupId: string }) => post.groupId);
    expect(found.sort()).toEqual(groups.sort());
  });
});
