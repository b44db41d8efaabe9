import type { GroupCard, GroupChannel } from '../../bot/channels/group-channel';
import { wechatyChannel } from '../../bot/channels/wechaty-channel';
import { weComRobotChannel } from '../../bot/channels/wecom-robot-channel';
import { rooms } from '../../local/sandbox/group-chat/rooms';
import { createSandbox } from '../../local/sandbox/sandbox';
import { roomId, until, weComRoomId } from './support/bot-system';

const sandbox = createSandbox();
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

const wechaty = (nowMs: () => number = Date.now) =>
  wechatyChannel({
    nowMs,
    build: async () => {
      const { WechatyBuilder } = await import('wechaty');
      const { SandboxPuppet } = await import('../../local/bot/sandbox-puppet');
      return WechatyBuilder.build({ puppet: new SandboxPuppet(url, 10) as never });
    },
    userName: 'gh_jiedan',
    pageSuffix: '.html',
    imageUrl,
    adminIds: new Set(['chen']),
    onProblem: () => undefined,
  });

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
  [
    'wecom-robot',
    () => weComRobotChannel({ webhooks: new Map([['g', webhook()]]), imageUrl }),
    'g',
    weComRoomId,
  ],
] as const)('the channel %s', (name, make, address, room) => {
  let channel: GroupChannel;
  beforeEach(async () => {
    channel = make();
    expect(channel.state()).toEqual({ kind: 'offline' });
    await channel.start(() => undefined);
    await until(() => channel.state().kind === 'online');
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
    await channel.start(() => undefined);
    await until(() => channel.state().kind === 'online');
    await channel.sendText(address, '又来了');
    expect(said(room)).toHaveLength(1);
  });
});

describe('wechaty', () => {
  test('does not answer what was said long before it heard it', async () => {
    const heard: string[] = [];
    let aheadMs = 180_000;
    const channel = wechaty(() => Date.now() + aheadMs);
    await channel.start(({ text }) => void heard.push(text));
    await until(() => channel.state().kind === 'online');
    const { seq } = sandbox.groupChat.say(roomId, 'lin', { text: '早' });
    await until(() => sandbox.groupChat.newsTakenTo() >= seq);
    aheadMs = 0;
    sandbox.groupChat.say(roomId, 'lin', { text: '现在' });
    await until(() => heard.length > 0);
    expect(heard).toEqual(['现在']);
    await channel.stop();
  });

  test('hears texts of others, knows who may set it, and adds what a puppet wants', async () => {
    const heard: unknown[] = [];
    const channel = wechaty();
    await channel.start((message) => void heard.push(message));
    await until(() => channel.state().kind === 'online');
    for (const person of ['lin', 'zhao', 'chen']) sandbox.groupChat.say(roomId, person, { text: person });
    await until(() => heard.length === 3);
    expect(heard).toEqual([
      { address: roomId, text: 'lin', isAdmin: false },
      { address: roomId, text: 'zhao', isAdmin: true },
      { address: roomId, text: 'chen', isAdmin: true },
    ]);
    await channel.sendCard(roomId, card);
    expect(JSON.stringify(said(roomId)[0])).toContain('pages/task/index.html?id=1&share=2');
    await channel.stop();
    await expect(channel.sendText(roomId, '你好')).rejects.toMatchObject({ mayHaveArrived: false });
  });
});
