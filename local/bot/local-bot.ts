import { backendOver } from '../../bot/backend/backend';
import type { Clock } from '../../bot/clock';
import type { Configuration } from '../../bot/configuration';
import { allPages } from '../../bot/engine/paged';
import type { Log } from '../../bot/log';
import { type Bot, startBot } from '../../bot/start-bot';
import { defaultSettings } from '../../bot/talk/change-settings';
import type { Timeouts } from '../../shared/ports/timeouts';
import { rooms } from '../sandbox/group-chat/rooms';
import { SandboxPuppet } from './sandbox-puppet';

interface LocalBotOptions {
  /** Address of the running `npm start`. */
  readonly laptop: string;
  readonly serviceKey: string;
  readonly dataDir: string;
  readonly port: number;
  readonly turnMs?: number;
  readonly log?: Log;
  readonly clock?: Clock;
  readonly timeouts?: Timeouts;
}

/** On a laptop nobody sleeps: questions and tasks are tried at any hour. */
const settings = { ...defaultSettings, quietFromHour: 0, quietToHour: 0 };

/** The configuration that plays with the laptop's group chats. */
export function localConfiguration(options: LocalBotOptions): Configuration {
  const { laptop, serviceKey, dataDir, port, turnMs = 1_000 } = options;
  const robots = rooms.filter(({ channel }) => channel === 'wecom-robot');
  return {
    backendUrl: laptop,
    serviceKey,
    dataDir,
    port,
    turnMs,
    isOff: process.env.BOT_OFF === '1',
    hasWarmUp: false,
    imagesUrl: `${laptop}/sandbox/groups/images`,
    wechaty: {
      puppet: 'sandbox',
      token: undefined,
      userName: 'gh_localsandbox',
      pageSuffix: '',
      adminIds: new Set(),
    },
    weComGroups: robots.map(({ topic, cityCode, robotKey }) => ({
      settings: { ...settings, channel: 'wecom-robot', address: topic, cityCode },
      webhook: `${laptop}/sandbox/wecom/webhook/send?key=${robotKey}`,
    })),
  };
}

/** Sets the rooms up that nobody has set up yet, so that a newcomer's first question is answered. */
async function setUpRooms({ laptop, serviceKey }: LocalBotOptions): Promise<void> {
  const { groups } = backendOver({ url: laptop, serviceKey });
  const known = await allPages(async (page) => {
    const { groups: rows, next } = await groups.list(page);
    return { rows, ...(next && { next }) };
  });
  for (const { id, channel, cityCode } of rooms) {
    const isKnown = known.some((group) => group.channel === channel && group.address === id);
    if (channel !== 'wechaty' || isKnown) continue;
    await groups.save({ ...settings, channel, address: id, cityCode });
  }
}

/** The bot in the group chats of a running laptop. */
export async function startLocalBot(options: LocalBotOptions): Promise<Bot> {
  await setUpRooms(options);
  const build = async () => {
    const { WechatyBuilder } = await import('wechaty');
    const puppet = new SandboxPuppet(options.laptop);
    // wechaty carries a puppet interface of its own making; the classes are the same.
    return WechatyBuilder.build({ puppet: puppet as unknown as NonNullable<Puppet> });
  };
  const { log, clock, timeouts } = options;
  const configuration = localConfiguration(options);
  const given = { ...(log && { log }), ...(clock && { clock }), ...(timeouts && { timeouts }) };
  return startBot({ configuration, build, ...given });
}

type Puppet = Extract<
  NonNullable<Parameters<typeof import('wechaty').WechatyBuilder.build>[0]>['puppet'],
  object
>;
