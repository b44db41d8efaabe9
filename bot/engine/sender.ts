import type { GroupChannel as ChannelName } from '../../shared/domain/groups/channels';
import { type GroupChannel, SendFailed } from '../channels/group-channel';
import { backOff } from '../planner/back-off';
import type { SendKind } from '../planner/limits';
import type { BotParts } from './parts';

/** A group as a channel reaches it, whether it is set up or not. */
export interface Place {
  readonly channel: ChannelName;
  readonly address: string;
}

export const placeKey = ({ channel, address }: Place): string => `${channel} ${address}`;

export type Outcome =
  | { readonly kind: 'sent'; readonly messageId?: string }
  /** `not-sent`: it may be tried again; `unsure`: it may have arrived. */
  | { readonly kind: 'not-sent' | 'unsure' };

/** The one way out: nothing is sent past the kill switch, the limits and the back-off. */
export interface Sender {
  /** Messages that the place may get now; 0 while its channel is not online or left alone. */
  budget(place: Place, kind: SendKind): number;
  send(
    place: Place,
    kind: SendKind,
    what: (channel: GroupChannel) => Promise<string | undefined>,
  ): Promise<Outcome>;
}

/** Failures in different groups, one after the other, are the channel's. */
const channelFailsFrom = 3;

export function createSender({ channels, ledger, isOff, clock, log }: BotParts): Sender {
  const waits = backOff();
  const failuresInRow = new Map<ChannelName, number>();
  const isLeftAlone = (place: Place, nowMs: number) =>
    waits.isWaiting(place.channel, nowMs) || waits.isWaiting(placeKey(place), nowMs);

  function failed(place: Place, error: unknown): Outcome {
    const nowMs = clock.nowMs();
    const { mayHaveArrived, pauseMs } =
      error instanceof SendFailed ? error : new SendFailed('unknown', { mayHaveArrived: true });
    const inRow = (failuresInRow.get(place.channel) ?? 0) + 1;
    failuresInRow.set(place.channel, inRow);
    waits.failed(placeKey(place), nowMs, pauseMs);
    if (inRow >= channelFailsFrom) waits.failed(place.channel, nowMs);
    const reason = error instanceof SendFailed ? error.message : 'unknown';
    log('send failed', { channel: place.channel, reason, mayHaveArrived, inRow });
    return { kind: mayHaveArrived ? 'unsure' : 'not-sent' };
  }

  const budget: Sender['budget'] = (place, kind) => {
    const nowMs = clock.nowMs();
    const isReady = channels.get(place.channel)?.state().kind === 'online';
    if (isOff() || !isReady || isLeftAlone(place, nowMs)) return 0;
    return ledger.budget(placeKey(place), kind, nowMs);
  };

  return {
    budget,
    async send(place, kind, what) {
      const channel = channels.get(place.channel);
      if (!channel || budget(place, kind) === 0) return { kind: 'not-sent' };
      ledger.note(placeKey(place), kind, clock.nowMs());
      try {
        const messageId = await what(channel);
        failuresInRow.delete(place.channel);
        waits.worked(place.channel);
        waits.worked(placeKey(place));
        return { kind: 'sent', ...(messageId && { messageId }) };
      } catch (error) {
        return failed(place, error);
      }
    },
  };
}
