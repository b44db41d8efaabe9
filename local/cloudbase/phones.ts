import * as z from 'zod';
import type { WeChatIdentity } from '../../shared/ports/wechat';
import type { Keeper } from '../journal-file';

const identity = z.strictObject({ openid: z.string(), unionid: z.string().exactOptional() });
const snapshot = z.record(z.string(), identity);
const change = z.tuple([z.string(), identity]);

/** Which WeChat user holds the phone that a request comes from. In the cloud the phone itself says so. */
export interface Phones {
  /** `session` is the label that a login answered on that phone. */
  holderOf(session: string): WeChatIdentity | undefined;
  remember(session: string, who: WeChatIdentity): void;
}

/** Phones by session; kept on disk, a restart of the laptop signs nobody out. */
export function phones(): Phones & Keeper {
  const known = new Map<string, WeChatIdentity>();
  let tell: (change: unknown) => void = () => {};
  return {
    holderOf: (session) => known.get(session),
    remember(session, who) {
      const before = known.get(session);
      if (before?.openid === who.openid && before.unionid === who.unionid) return;
      tell([session, who]);
      known.set(session, who);
    },
    snapshot: () => Object.fromEntries(known),
    restore(kept: unknown) {
      for (const [session, who] of Object.entries(snapshot.parse(kept))) known.set(session, who);
    },
    redo: (kept: unknown) => void known.set(...change.parse(kept)),
    onChange(told) {
      tell = told;
    },
  };
}
