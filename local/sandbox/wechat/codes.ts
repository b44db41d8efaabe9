import { createHash } from 'node:crypto';
import { WeChatRefusal } from './refusal';

export type CodeKind = 'login' | 'phone';

export interface IssuedCode {
  readonly kind: CodeKind;
  readonly personKey: string;
  readonly appId: string;
}

export interface Codes {
  issue(code: IssuedCode): string;
  /** What the code stands for. Errors: 40029 unknown or older than 5 minutes, 40163 login code used before. */
  look(kind: CodeKind, code: string): IssuedCode;
  useUp(code: string): void;
}

const CODE_LASTS_MS = 5 * 60_000;
const MAX_CODES = 10_000;

/** Codes of wx.login and of the phone component: single use, 5 minutes. */
export function createCodes(now: () => number): Codes {
  const codes = new Map<string, IssuedCode & { readonly issuedAt: number; used: boolean }>();
  let issued = 0;
  return {
    issue(it) {
      issued += 1;
      const seed = `${it.kind} ${it.personKey} ${it.appId} ${issued} ${now()}`;
      const code = createHash('sha256').update(seed).digest('hex').slice(0, 32);
      codes.set(code, { ...it, issuedAt: now(), used: false });
      const [oldest] = codes.keys();
      if (codes.size > MAX_CODES && oldest !== undefined) codes.delete(oldest);
      return code;
    },
    look(kind, code) {
      const found = codes.get(code);
      if (found === undefined || found.kind !== kind || now() - found.issuedAt >= CODE_LASTS_MS) {
        throw new WeChatRefusal(40029, 'invalid code');
      }
      // The phone endpoint documents 40029 only.
      if (found.used && kind === 'login') throw new WeChatRefusal(40163, 'code been used');
      if (found.used) throw new WeChatRefusal(40029, 'invalid code');
      return found;
    },
    useUp(code) {
      const found = codes.get(code);
      if (found !== undefined) found.used = true;
    },
  };
}
