import { join } from 'node:path';
import type { GroupChannel as ChannelName } from '../../shared/domain/groups/channels';
import type { TaskCategory } from '../../shared/domain/tasks/categories';
import type { Timeouts } from '../../shared/ports/timeouts';
import type { Clock } from '../clock';
import type { Configuration } from '../configuration';
import type { Log } from '../log';
import type { GroupChannel } from './group-channel';
import { timedChannel } from './timed-channel';
import { buildWechaty, type WechatyChannelOptions, wechatyChannel } from './wechaty-channel';
import { weComRobotChannel } from './wecom-robot-channel';

interface ChannelOptions {
  readonly configuration: Configuration;
  readonly imageUrl: (category: TaskCategory) => string;
  readonly log: Log;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly timeouts: Timeouts;
  /** Another way to a puppet than by the name of its package. */
  readonly build?: WechatyChannelOptions['build'];
}

/** The channels that the configuration asks for, by name. */
export function channelsFor(options: ChannelOptions): ReadonlyMap<ChannelName, GroupChannel> {
  const { configuration, imageUrl, log, clock, timeouts } = options;
  const { wechaty, weComGroups, dataDir } = configuration;
  const channels: GroupChannel[] = [];
  if (wechaty) {
    const sessionFile = join(dataDir, 'wechaty');
    const build = options.build ?? buildWechaty({ ...wechaty, sessionFile });
    const onProblem = (kind: string) => log('puppet problem', { kind });
    channels.push(wechatyChannel({ ...wechaty, imageUrl, build, nowMs: clock.nowMs, timeouts, onProblem }));
  }
  if (weComGroups.length > 0) {
    const webhooks = new Map(weComGroups.map(({ settings, webhook }) => [settings.address, webhook]));
    channels.push(weComRobotChannel({ webhooks, imageUrl, timeouts }));
  }
  return new Map(channels.map((channel) => [channel.name, timedChannel(channel, timeouts)]));
}
