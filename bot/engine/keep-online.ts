import { minuteMs } from '../../shared/domain/calendar/calendar';
import type { GroupChannel, GroupMessage } from '../channels/group-channel';
import { backOff } from '../planner/back-off';
import type { BotParts } from './parts';

/** So long a channel may take to start or to find back by itself before it is started anew. */
const outageAfterMs = minuteMs;

/** Starts the channels, and starts them again when they stay offline, with growing pauses. */
export function keepOnline(
  { channels, clock, log }: BotParts,
  hear: (channel: GroupChannel, message: GroupMessage) => void,
): { check(): void } {
  const waits = backOff();
  const lastWellMs = new Map<GroupChannel, number>();
  const restarting = new Set<GroupChannel>();

  async function restart(channel: GroupChannel): Promise<void> {
    // Counts as a failure until the channel is seen online.
    waits.failed(channel.name, clock.nowMs());
    log('channel starts', { channel: channel.name });
    restarting.add(channel);
    await channel.stop().catch(() => undefined);
    await channel
      .start((message) => hear(channel, message))
      .catch((error: Error) => log('channel did not start', { channel: channel.name, reason: error.name }));
    restarting.delete(channel);
  }

  return {
    /** Nobody waits for a channel that starts: the others go on meanwhile. */
    check() {
      for (const channel of channels.values()) {
        const nowMs = clock.nowMs();
        const { kind } = channel.state();
        if (kind === 'online') waits.worked(channel.name);
        const neverStarted = !lastWellMs.has(channel);
        // Who has to scan a code may take their time.
        if (kind === 'online' || kind === 'scan') lastWellMs.set(channel, nowMs);
        const isOut = nowMs - (lastWellMs.get(channel) ?? 0) >= outageAfterMs;
        if (restarting.has(channel)) continue;
        if (!neverStarted && (!isOut || waits.isWaiting(channel.name, nowMs))) continue;
        lastWellMs.set(channel, nowMs);
        void restart(channel);
      }
    },
  };
}
