import type { Message, Wechaty } from 'wechaty';
import { minuteMs } from '../../shared/domain/calendar/calendar';
import type { TaskCategory } from '../../shared/domain/tasks/categories';
import { type Timeouts, within } from '../../shared/ports/timeouts';
import { type ChannelState, type GroupCard, type GroupChannel, SendFailed } from './group-channel';
import { type Said, withoutNames } from './mention';

/** WeChat lets a sender take a message back for two minutes. */
const withdrawableMs = 2 * minuteMs;

export interface WechatyChannelOptions {
  /** Makes the puppet's Wechaty; called again after a breakdown. */
  readonly build: () => Promise<Wechaty>;
  /** The mini-program's original id, gh_…; cards of most puppets need it. */
  readonly userName: string;
  /** Some puppets want `.html` behind the page, as WeChat itself sends it. */
  readonly pageSuffix: string;
  /** Address of a category's picture. */
  readonly imageUrl: (category: TaskCategory) => string;
  /** Contacts that may set the bot in every group, for puppets that do not say who owns a room. */
  readonly adminIds: ReadonlySet<string>;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  readonly timeouts: Timeouts;
  /** Something outside went wrong; the text may hold anything, so only its kind is told. */
  readonly onProblem: (kind: string) => void;
}

/** So long a puppet may take to send a message, and to look something up. */
const sayWithinMs = minuteMs / 2;
const lookUpWithinMs = minuteMs / 6;
/** Puppets tell of a message more than once, most of all after they found back; so many are remembered. */
const maxHeard = 1_000;

/** Puppets bring what was said while they were away; nobody waits for an answer to it any more. */
const oldMs = 2 * minuteMs;

const isText = 7; // types.Message.Text; the enum itself would load wechaty.

/** Where somebody else wrote a text just now. */
function roomOfFresh(message: Message, nowMs: number): ReturnType<Message['room']> {
  const isNothing = message.self() || message.type() !== isText || nowMs - message.date().getTime() > oldMs;
  return isNothing ? undefined : message.room();
}

async function isAdmin(bot: Wechaty, message: Message, adminIds: ReadonlySet<string>): Promise<boolean> {
  const room = message.room();
  const talker = message.talker();
  if (!room) return false;
  const { ownerId, adminIdList = [] } = await bot.puppet.roomPayload(room.id);
  return talker.id === ownerId || adminIdList.includes(talker.id) || adminIds.has(talker.id);
}

/** Puppets know more or less: what one does not say is not known. */
const known = <T>(ask: () => Promise<T | undefined>): Promise<T | undefined> =>
  Promise.resolve()
    .then(ask)
    .catch(() => undefined);

/** What a message of a room says to the bot: by the ids that WeChat gives, where the puppet hands them on, else by its names. */
async function saidIn({ puppet }: Wechaty, message: Message, roomId: string): Promise<Said> {
  const text = message.text();
  const [contact, member, payload] = await Promise.all([
    known(() => puppet.contactPayload(puppet.currentUserId)),
    known(() => puppet.roomMemberPayload(roomId, puppet.currentUserId)),
    known(() => puppet.messagePayload(message.id)),
  ]);
  const names = [contact?.name, member?.roomAlias].filter((name): name is string => Boolean(name?.trim()));
  const ids = (payload && 'mentionIdList' in payload && payload.mentionIdList) || [];
  if (ids.length > 0 && !ids.includes(puppet.currentUserId)) return { isAddressed: false, text };
  const said = withoutNames(text, names);
  return ids.length > 0 ? { ...said, isAddressed: true } : said;
}

const withSuffix = (path: string, suffix: string): string => path.replace(/^[^?]*/, (page) => page + suffix);

const payloadOf = (card: GroupCard, options: WechatyChannelOptions) => ({
  appid: card.appId,
  username: options.userName,
  title: card.title,
  description: card.description,
  pagePath: withSuffix(card.path, options.pageSuffix),
  thumbUrl: options.imageUrl(card.category),
});

/**
 * The watchdog of wechaty-puppet 1 stays on the line of a stopped puppet: a late heartbeat would wake it, and it
 * would start the puppet again.
 */
function silenceHeartbeat(bot: Wechaty): void {
  try {
    bot.puppet.removeAllListeners('heartbeat');
  } catch {
    // It did not get as far as having a puppet.
  }
}

/** Whether a message is heard for the first time. */
function onlyOnce(): (id: string) => boolean {
  const heard = new Set<string>();
  return (id) => {
    if (heard.has(id)) return false;
    heard.add(id);
    const [oldest] = heard;
    if (heard.size > maxHeard && oldest !== undefined) heard.delete(oldest);
    return true;
  };
}

/** Groups of a WeChat account, through whichever puppet is configured. */
export function wechatyChannel(options: WechatyChannelOptions): GroupChannel {
  let bot: Wechaty | undefined;
  let state: ChannelState = { kind: 'offline' };
  /** Counts starts and stops: what a slow start brings after them is nobody's. */
  let turn = 0;
  const isNew = onlyOnce();
  const { timeouts } = options;

  function follow(started: Wechaty, listener: Parameters<GroupChannel['start']>[0]): void {
    const become = (next: ChannelState) => {
      if (started === bot) state = next;
    };
    started.on('scan', (qr) => become(qr ? { kind: 'scan', qr } : { kind: 'starting' }));
    started.on('login', () => become({ kind: 'online' }));
    started.on('logout', () => become({ kind: 'offline' }));
    started.on('stop', () => become({ kind: 'offline' }));
    started.on('error', (error) => options.onProblem(error.name));
    started.on('message', async (message) => {
      // One that was stopped may go on talking; the one that runs hears the same.
      if (started !== bot) return;
      // A message that cannot be read throws at whatever is asked of it.
      try {
        const room = roomOfFresh(message, options.nowMs());
        if (!room || !isNew(message.id)) return;
        const [mayAdminister, said] = await within(timeouts, lookUpWithinMs, () =>
          Promise.all([isAdmin(started, message, options.adminIds), saidIn(started, message, room.id)]),
        );
        if (started === bot) listener({ address: room.id, ...said, isAdmin: mayAdminister });
      } catch {
        options.onProblem('message');
      }
    });
  }

  /** Whatever goes wrong while online may have gone wrong after the message left. */
  async function say(address: string, what: (on: Wechaty) => Promise<string | undefined>) {
    if (!bot || state.kind !== 'online') throw new SendFailed('not online');
    const finding = bot.Room.find.bind(bot.Room, { id: address });
    const room = await within(timeouts, lookUpWithinMs, finding).catch(() => undefined);
    if (!room) throw new SendFailed('no such room');
    try {
      const on = bot;
      return await within(timeouts, sayWithinMs, () => what(on));
    } catch (cause) {
      throw new SendFailed('the puppet failed', { mayHaveArrived: true, cause });
    }
  }

  return {
    name: 'wechaty',
    needsLink: false,
    withdrawableMs,
    async start(listener) {
      state = { kind: 'starting' };
      turn += 1;
      const mine = turn;
      const built = await options.build();
      if (mine !== turn) return;
      bot = built;
      follow(built, listener);
      await built.start();
    },
    async stop() {
      const stopping = bot;
      bot = undefined;
      turn += 1;
      state = { kind: 'offline' };
      if (!stopping) return;
      silenceHeartbeat(stopping);
      await stopping.stop();
    },
    state: () => state,
    sendCard: (address, card) =>
      say(address, async (on) => {
        const sent = await on.puppet.messageSendMiniProgram(address, payloadOf(card, options));
        return sent || undefined;
      }),
    sendText: (address, text) =>
      say(address, async (on) => (await on.puppet.messageSendText(address, text)) || undefined),
    async withdraw(messageId) {
      if (!bot || state.kind !== 'online') return false;
      return bot.puppet.messageRecall(messageId).catch(() => false);
    },
  };
}

interface PuppetOptions {
  /** A package that is installed beside wechaty, such as `wechaty-puppet-service`. */
  readonly puppet: string;
  readonly token: string | undefined;
  /** Where the session is remembered, so that a restart needs no new scan. */
  readonly sessionFile: string;
}

/** Loads wechaty, which takes most of a second and 150 MB of packages, only here. */
export const buildWechaty =
  ({ puppet, token, sessionFile }: PuppetOptions): WechatyChannelOptions['build'] =>
  async () => {
    const { WechatyBuilder } = await import('wechaty');
    // The names that wechaty's types know are only those of its own puppets.
    const named = puppet as 'wechaty-puppet-service';
    const puppetOptions = token ? { token } : {};
    return WechatyBuilder.build({ name: sessionFile, puppet: named, puppetOptions });
  };
