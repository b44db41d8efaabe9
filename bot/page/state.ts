import { minuteMs } from '../../shared/domain/calendar/calendar';
import type { GroupChannel } from '../channels/group-channel';
import type { Health } from '../engine/engine';

/** What the local page and whoever watches the bot see. */
export interface BotState {
  readonly ok: boolean;
  readonly channels: readonly { readonly name: string; readonly state: string }[];
  readonly feedAgeMs: number | null;
  readonly queued: number;
  readonly isOff: boolean;
  readonly problem: string | null;
}

/** A feed that was not read for so long is a fault. */
const feedIsOldMs = 3 * minuteMs;

export function botState(
  channels: readonly GroupChannel[],
  { feedReadAtMs, queued, problem }: Health,
  isOff: boolean,
  nowMs: number,
): BotState {
  const feedAgeMs = feedReadAtMs === undefined ? null : nowMs - feedReadAtMs;
  const states = channels.map((channel) => ({ name: channel.name, state: channel.state().kind }));
  const ok = feedAgeMs !== null && feedAgeMs < feedIsOldMs && states.every(({ state }) => state === 'online');
  return { ok, channels: states, feedAgeMs, queued, isOff, problem: problem ?? null };
}
