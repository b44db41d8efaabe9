import type { Answer, Environment } from '../../preview/runtime/host';
import { callFunction, type TestSystem } from '../support/system/test-system';

/** What a test answers: a value is sent as JSON with status 200. Throwing means that no answer came. */
export interface Reply {
  readonly status?: number;
  readonly body: unknown;
}

interface BackendCall {
  readonly path: string;
  readonly method: string;
  readonly data: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers requests of the mini-program. Undefined = 404. */
export type Backend = (call: BackendCall) => Promise<Reply | undefined> | Reply | undefined;

const answer = ({ status = 200, body }: Reply): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  bytes: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
});

/** WeChat as it answers when a test has no sandbox. */
const plainWeChat: Readonly<Record<string, (person: string) => unknown>> = {
  '/sandbox/wechat/login-code': (person) => ({ code: `login-${person}` }),
  '/sandbox/wechat/phone-code': (person) => ({ code: `phone-${person}` }),
  '/sandbox/wechat/subscribe-credit': () => ({ ok: true }),
};

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The phone's network over a backend in this process. */
export function sendTo(backend: Backend): Environment['send'] {
  return async (url, { method, headers, body, signal }) => {
    const path = url.replace(/^https?:\/\/[^/]+/, '');
    const data = typeof body === 'string' ? json(body) : body;
    const aborted = new Promise<never>((_, reject) => {
      signal?.addEventListener('abort', () => reject(new Error('aborted')));
    });
    const reply = async () =>
      (await backend({ path, method, data, headers })) ?? {
        ...(plainWeChat[path]
          ? { body: plainWeChat[path]((data as { person: string }).person) }
          : { status: 404, body: {} }),
      };
    return answer(await Promise.race([reply(), aborted]));
  };
}

/** The whole backend in this process; WeChat is its sandbox. */
export const systemBackend =
  (system: TestSystem): Backend =>
  async ({ path, data, headers }) => {
    const { person, templateId, count } = data as { person: string; templateId: string; count: number };
    if (path === '/sandbox/wechat/login-code') return { body: { code: system.sandbox.loginCode(person) } };
    if (path === '/sandbox/wechat/phone-code') return { body: { code: system.sandbox.phoneCode(person) } };
    if (path === '/sandbox/wechat/subscribe-credit') {
      system.sandbox.grantSubscribeCredit(person, templateId, count);
      return { body: { ok: true } };
    }
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
    const {
      status,
      ok,
      data: output,
      error,
    } = await callFunction(system.functions, path.slice(1), data ?? {}, token);
    return { status, body: ok ? { ok, data: output } : { ok, error } };
  };
