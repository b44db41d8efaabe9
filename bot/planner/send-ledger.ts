import { dayMs } from '../../shared/domain/calendar/calendar';
import { groupLimits, type Limit, limitsFor, overallLimits, type SendKind } from './limits';

interface Send {
  readonly atMs: number;
  readonly groupId: string;
  readonly kind: SendKind;
}

/** What outlives a restart: when messages went out, to which group's document; not what they said. */
export interface LedgerPages {
  /** First time the account was online, ms since 1970; absent without warm-up. */
  readonly firstOnlineAtMs?: number;
  /** Of the last day, oldest first. */
  readonly sends: readonly Send[];
}

/** Keeps count of what was sent, and says how much more may be. */
export interface SendLedger {
  /** Messages of that kind that may go to the group now. */
  budget(groupId: string, kind: SendKind, nowMs: number): number;
  /** Before the channel is called: what may have arrived counts. */
  note(groupId: string, kind: SendKind, nowMs: number): void;
  /** The account is online; the first time starts its warm-up. */
  noteOnline(nowMs: number): void;
}

const left = (sends: readonly Send[], limits: readonly Limit[], nowMs: number): number =>
  Math.min(
    ...limits.map(({ windowMs, most }) => most - sends.filter(({ atMs }) => atMs > nowMs - windowMs).length),
  );

/** `keep` stores the pages whenever they change. */
export function sendLedger(opened: LedgerPages, keep: (pages: LedgerPages) => void): SendLedger {
  let pages = opened;
  const change = (next: LedgerPages) => {
    pages = next;
    keep(next);
  };
  return {
    budget(groupId, kind, nowMs) {
      const own = pages.sends.filter((send) => send.groupId === groupId && send.kind === kind);
      const overall = limitsFor(kind, overallLimits(pages.firstOnlineAtMs, nowMs));
      return Math.max(0, Math.min(left(pages.sends, overall, nowMs), left(own, groupLimits(kind), nowMs)));
    },
    note(groupId, kind, nowMs) {
      const recent = pages.sends.filter(({ atMs }) => atMs > nowMs - dayMs);
      change({ ...pages, sends: [...recent, { atMs: nowMs, groupId, kind }] });
    },
    noteOnline(nowMs) {
      if (pages.firstOnlineAtMs === undefined) change({ ...pages, firstOnlineAtMs: nowMs });
    },
  };
}
