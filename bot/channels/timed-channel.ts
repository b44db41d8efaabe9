import { TimedOut, type Timeouts, within } from '../../shared/ports/timeouts';
import { type GroupChannel, SendFailed } from './group-channel';

/** So long each call may take, ms; whatever a channel does with its own limits. */
const limits = { start: 60_000, stop: 10_000, send: 45_000, withdraw: 15_000 } as const;

/** The channel, of which no call takes for ever: one that hangs must not stop the others. */
export function timedChannel(channel: GroupChannel, timeouts: Timeouts): GroupChannel {
  const send = async (what: () => Promise<string | undefined>) => {
    try {
      return await within(timeouts, limits.send, what);
    } catch (cause) {
      if (!(cause instanceof TimedOut)) throw cause;
      throw new SendFailed('no answer in time', { mayHaveArrived: true, cause });
    }
  };
  return {
    ...channel,
    start: (listener) => within(timeouts, limits.start, () => channel.start(listener)),
    stop: () => within(timeouts, limits.stop, () => channel.stop()),
    sendCard: (address, card) => send(() => channel.sendCard(address, card)),
    sendText: (address, text) => send(() => channel.sendText(address, text)),
    withdraw: (messageId) =>
      within(timeouts, limits.withdraw, () => channel.withdraw(messageId)).catch((error: unknown) => {
        if (error instanceof TimedOut) return false;
        throw error;
      }),
  };
}
