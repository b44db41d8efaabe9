import * as z from 'zod';
import type { Clock } from '../../ports/clock';
import { TimedOut, type Timeouts, within } from '../../ports/timeouts';
import { signTc3, type TencentCredentials, tc3ContentType } from './tc3';

export interface TencentOptions {
  readonly credentials: TencentCredentials;
  readonly clock: Clock;
  readonly timeouts: Timeouts;
  /** Origin and path of a service by its name; only the local composition passes another one. */
  readonly endpoint?: (service: string) => string;
  readonly timeoutMs?: number;
  /** Told what kept a question from being answered: a code, nothing of what was sent. */
  readonly onFailure: (failure: { readonly service: string; readonly code: string }) => void;
}

/** One call of a service: its `Response`, or the code with which it was refused. */
export type TencentCalls = (
  service: 'faceid' | 'ocr',
  action: string,
  version: string,
  body: object,
) => Promise<{ readonly response: unknown } | { readonly code: string }>;

const defaultTimeoutMs = 8_000;

const answer = z.object({
  Response: z.looseObject({ Error: z.object({ Code: z.string().max(100) }).optional() }),
});

/**
 * Tencent Cloud's API, signed by TC3. Errors of the service come with HTTP 200. Throws nothing: what cannot be asked is
 * a code, and its text, which may quote what was sent, is dropped.
 */
export function tencentCalls(options: TencentOptions): TencentCalls {
  const { credentials, clock, timeouts, timeoutMs = defaultTimeoutMs, onFailure } = options;
  const endpoint = options.endpoint ?? ((service) => `https://${service}.tencentcloudapi.com`);

  async function ask(service: string, action: string, version: string, parameters: object) {
    const url = endpoint(service);
    const body = JSON.stringify(parameters);
    const seconds = Math.floor(clock.nowMs() / 1_000);
    const headers = {
      authorization: signTc3(credentials, { host: new URL(url).host, body, seconds, service }),
      'content-type': tc3ContentType,
      'x-tc-action': action,
      'x-tc-version': version,
      'x-tc-timestamp': String(seconds),
    };
    const init = { method: 'POST', headers, body, redirect: 'error' } as const;
    const text = await within(timeouts, timeoutMs, async (signal) =>
      (await fetch(url, { ...init, signal })).text(),
    );
    const { Response } = answer.parse(JSON.parse(text));
    return Response.Error ? { code: Response.Error.Code } : { response: Response };
  }

  return async (service, action, version, body) => {
    const told = await ask(service, action, version, body).catch((thrown: unknown) => ({
      code: thrown instanceof TimedOut ? 'no answer in time' : 'no answer',
    }));
    if ('code' in told) onFailure({ service, code: told.code });
    return told;
  };
}
