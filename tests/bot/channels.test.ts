import { EventEmitter, once } from 'node:events';
import type { GroupCard, GroupChannel } from '../../bot/channels/group-channel';
import { wechatyChannel } from '../../bot/channels/wechaty-channel';
import { weComRobotChannel } from '../../bot/channels/wecom-robot-channel';
import { rooms } from '../../local/sandbox/group-chat/rooms';
import { createSandbox } from '../../local/sandbox/sandbox';
import { fakeTimeouts } from '../support/stores/fake-timeouts';
import { roomId, sandboxBot, weComRoomId } from './support/bot-system';

const timeouts = fakeTimeouts();
const sandbox = createSandbox({ onHold: timeouts.pass });
let url: string;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ url, close } = await sandbox.listen());
});
afterAll(() => close());
beforeEach(() => sandbox.reset());

const imageUrl = (category: string) => `https://images.example.com/${category}.png`;
const webhook = () =>
  `${url}/sandbox/wecom/webhook/send?key=${rooms.find(({ robotKey }) => robotKey)?.robotKey}`;

/** The channel, and how it is started until it is online. */
interface Made {
  readonly channel: GroupChannel;
  start(...args: Parameters<GroupChannel['start']>): Promise<void>;
}

function wechaty(nowMs: () => number = Date.now): Made {
  const { build, online } = sandboxBot(url);
  const channel = wechatyChannel({
    nowMs,
    build,
    timeouts,
    userName: 'gh_jiedan',
    pageSuffix: '.html',
    imageUrl,
    adminIds: new Set(['chen']),
    onProblem: () => undefined,
  });
  const start: Made['start'] = async (listener) => {
    const isOnline = online();
    await channel.start(listener);
    await isOnline;
  };
  return { channel, start };
}

function robot(): Made {
  const channel = weComRobotChannel({ webhooks: new Map([['g', webhook()]]), imageUrl, timeouts });
  return { channel, start: channel.start };
}

const card: GroupCard = {
  appId: 'wx1',
  title: '标题',
  description: '说明',
  path: 'pages/task/index?id=1&share=2',
  category: 'other',
  link: 'https://wxaurl.cn/abc',
};

const said = (room: string) => sandbox.groupChat.messages(0, room).filter(({ from }) => from === 'bot');

/** What every channel keeps to. */
describe.each([
  ['wechaty', () => wechaty(), roomId, roomId],
  ['wecom-robot', robot, 'g', weComRoomId],
] as const)('the channel %s', (name, make, address, room) => {
  let channel: GroupChannel;
  let start: Made['start'];
  beforeEach(async () => {
    ({ channel, start } = make());
    expect(channel.state()).toEqual({ kind: 'offline' });
    await start(() => undefined);
    expect(channel.state()).toEqual({ kind: 'online' });
  });
  afterEach(() => channel.stop());

  test('says its name', () => {
    expect(channel.name).toBe(name);
  });

  test('sends texts and cards, in order', async () => {
    await channel.sendText(address, '你好');
    await channel.sendCard(address, card);
    const contents = said(room).map(({ content }) => content);
    expect(contents[0]).toEqual({ text: '你好' });
    expect(JSON.stringify(contents[1])).toContain('标题');
    expect(JSON.stringify(contents[1])).toContain('https://images.example.com/other.png');
  });

  test('refuses an unknown group before anything leaves', async () => {
    await expect(channel.sendText('nowhere', '你好')).rejects.toMatchObject({
      name: 'SendFailed',
      mayHaveArrived: false,
    });
  });

  test('takes a message back where it says it can', async () => {
    const messageId = await channel.sendText(address, '你好');
    expect(await channel.withdraw(messageId ?? '?')).toBe(channel.withdrawableMs > 0);
    expect(said(room)[0]?.isRecalled).toBe(channel.withdrawableMs > 0);
    expect(await channel.withdraw('unknown')).toBe(false);
  });

  test('is offline once it is stopped, and comes back', async () => {
    await channel.stop();
    expect(channel.state()).toEqual({ kind: 'offline' });
    await start(() => undefined);
    await channel.sendText(address, '又来了');
    expect(said(room)).toHaveLength(1);
  });
});

describe('wechaty', () => {
  test('does not answer what was said long before it heard it', async () => {
    const heard: string[] = [];
    let aheadMs = 180_000;
    const { channel, start } = wechaty(() => Date.now() + aheadMs);
    const some = new EventEmitter();
    await start(({ text }) => {
      heard.push(text);
      some.emit('heard');
    });
    const { seq } = sandbox.groupChat.say(roomId, 'lin', { text: '早' });
    await sandbox.groupChat.taken(seq);
    aheadMs = 0;
    const isHeard = once(some, 'heard');
    sandbox.groupChat.say(roomId, 'lin', { text: '现在' });
    await isHeard;
    expect(heard).toEqual(['现在']);
    await channel.stop();
  });

  test('hears texts of others, knows who may set it, and adds what a puppet wants', async () => {
    const heard: unknown[] = [];
    const { channel, start } = wechaty();
    const all = new EventEmitter();
    await start((message) => {
      heard.push(message);
      if (heard.length === 3) all.emit('heard');
    });
    const areHeard = once(all, 'heard');
    for (const person of ['lin', 'zhao', 'chen']) sandbox.groupChat.say(roomId, person, { text: person });
    await areHeard;
    expect(heard).toEqual([
      { address: roomId, text: 'lin', isAddressed: false, isAdmin: false },
      { address: roomId, text: 'zhao', isAddressed: false, isAdmin: true },
      { address: roomId, text: 'chen', isAddressed: false, isAdmin: true },
    ]);
    await channel.sendCard(roomId, card);
    expect(JSON.stringify(said(roomId)[0])).toContain('pages/task/index.html?id=1&share=2');
    await channel.stop();
    await expect(channel.sendText(roomId, '你好')).rejects.toMatchObject({ mayHaveArrived: false });
  });
});
