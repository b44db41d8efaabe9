import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import type { WeChatIdentity } from '../../shared/ports/wechat';

const identity = z.strictObject({ openid: z.string(), unionid: z.string().exactOptional() });
const kept = z.record(z.string(), identity);

/** Which WeChat user holds the phone that a request comes from. In the cloud the phone itself says so. */
export interface Phones {
  /** `session` is the label that a login answered on that phone. */
  holderOf(session: string): WeChatIdentity | undefined;
  remember(session: string, who: WeChatIdentity): void;
}

function read(path: string): [string, WeChatIdentity][] {
  try {
    return Object.entries(kept.parse(JSON.parse(readFileSync(path, 'utf8'))));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Phones by session, kept in a file when one is named, so that a restart of the laptop signs nobody out. */
export function phones(path?: string): Phones {
  const known = new Map<string, WeChatIdentity>(path === undefined ? [] : read(path));
  return {
    holderOf: (session) => known.get(session),
    remember(session, who) {
      const before = known.get(session);
      if (before?.openid === who.openid && before.unionid === who.unionid) return;
      known.set(session, who);
      if (path !== undefined) writeFileSync(path, JSON.stringify(Object.fromEntries(known)), { mode: 0o600 });
    },
  };
}
