import type { ServerResponse } from 'node:http';
import * as z from 'zod';
import { checkControl } from './control';
import type { SandboxRequest } from './http';
import { ControlError, json, write } from './http';
import { type Platform, type PlatformReply, type Spoiling, spoilings } from './platform';

/**
 * What an endpoint does wrong for its next `times` calls (1 by default):
 * - fail: the connection is reset before anything happens;
 * - hang: nothing happens and no answer comes until the caller gives up;
 * - late: the call is done and answered after `delayMs`;
 * - twice: the call is done, its answer is lost, and it is done again (as when a proxy repeats it): the
 *   caller sees the second answer, such as 40163 for a login code that the first run has used up;
 * - errcode: nothing happens, the answer is `errcode`;
 * - http-500, garbage: nothing happens, the answer is not the platform's;
 * - html, redirect, cut: the call is done, and a gateway's page, another address, or half of the answer comes back;
 * - forged, altered, unsigned, unknown-key, stale, contradictory: the call is done, and the answer's signature is
 *   wrong, or it speaks of something else.
 */
const faultSchema = z
  .strictObject({
    endpoint: z.string(),
    fault: z.enum([
      ...([
        'fail',
        'hang',
        'late',
        'twice',
        'errcode',
        'http-500',
        'garbage',
        'html',
        'redirect',
        'cut',
      ] as const),
      ...spoilings,
    ]),
    errcode: z.union([z.number().int(), z.string().max(64)]).optional(),
    times: z.number().int().min(1).max(1_000).optional(),
    delayMs: z.number().int().min(0).max(60_000).optional(),
  })
  .refine(
    (it) => (it.fault === 'errcode') === (it.errcode !== undefined),
    'errcode 与 fault=errcode 须同时填写',
  )
  .refine((it) => (it.fault === 'late') === (it.delayMs !== undefined), 'delayMs 与 fault=late 须同时填写');

export type Fault = z.infer<typeof faultSchema>;

const MAX_QUEUED = 100;

export interface Faults {
  /** Errors: ControlError 400 for an unknown endpoint or field. */
  add(fault: unknown): void;
  /** The fault for the call that is being served, if any; uses up one of its `times`. */
  take(endpoint: string): Fault | undefined;
  clear(): void;
  /** Whether any call is still to be done wrong. */
  any(): boolean;
}

export function createFaults(endpoints: readonly string[]): Faults {
  let queue: { readonly fault: Fault; left: number }[] = [];
  return {
    add(value) {
      const fault = checkControl(faultSchema, value);
      if (!endpoints.includes(fault.endpoint)) {
        throw new ControlError(400, `没有这个接口：${fault.endpoint}；可用：${endpoints.join('、')}`);
      }
      if (queue.length >= MAX_QUEUED) throw new ControlError(400, `最多同时设置 ${MAX_QUEUED} 个故障`);
      queue.push({ fault, left: fault.times ?? 1 });
    },
    take(endpoint) {
      const queued = queue.find((it) => it.fault.endpoint === endpoint);
      if (queued === undefined) return undefined;
      queued.left -= 1;
      if (queued.left === 0) queue = queue.filter((it) => it !== queued);
      return queued.fault;
    },
    clear() {
      queue = [];
    },
    any: () => queue.length > 0,
  };
}

/** Serves one call of a platform's endpoint, with the fault that is due. */
export async function serve(
  platform: Platform,
  endpoint: string,
  fault: Fault | undefined,
  request: SandboxRequest,
  res: ServerResponse,
  onHold: (ms: number) => void,
): Promise<void> {
  const perform = () => {
    const reply = platform.answer(endpoint, request);
    platform.record(endpoint, request, reply.errcode, fault?.fault);
    return reply;
  };
  const pretend = (reply: PlatformReply | undefined) => {
    platform.record(endpoint, request, reply?.errcode, fault?.fault);
    if (reply !== undefined) write(res, reply);
  };
  if (fault === undefined) return write(res, perform());
  switch (fault.fault) {
    case 'twice':
      perform();
      return write(res, perform());
    case 'late': {
      const reply = perform();
      onHold(fault.delayMs ?? 0);
      await pauseUnlessClosed(res, fault.delayMs ?? 0);
      return write(res, reply);
    }
    case 'hang':
      pretend(undefined);
      onHold(Number.POSITIVE_INFINITY);
      return closed(res);
    case 'html':
      perform();
      return write(res, {
        status: 502,
        contentType: 'text/html',
        body: '<html><h1>502 Bad Gateway</h1></html>',
      });
    case 'redirect':
      perform();
      return write(res, { ...json({}, 302), headers: { location: '/sandbox/people' } });
    case 'cut': {
      const { body, status, contentType, headers } = perform();
      const length = Buffer.byteLength(body);
      res.writeHead(status, { ...headers, 'content-type': contentType, 'content-length': length });
      res.write(String(body).slice(0, 10), () => res.socket?.resetAndDestroy());
      return;
    }
    case 'fail':
      pretend(undefined);
      res.socket?.resetAndDestroy();
      return;
    case 'errcode':
      return pretend(platform.refuse(fault.errcode ?? -1));
    case 'http-500':
      return pretend({ ...json({ message: 'Internal Server Error' }, 500), errcode: undefined });
    case 'garbage':
      return pretend({
        status: 200,
        contentType: 'text/plain',
        body: 'not what you expect',
        errcode: undefined,
      });
    default:
      return write(res, spoiledBy(platform, perform(), fault.fault, endpoint));
  }
}

/** Errors: ControlError 400 where nothing is signed. */
function spoiledBy(platform: Platform, reply: PlatformReply, how: Spoiling, endpoint: string): PlatformReply {
  if (!platform.spoil) throw new ControlError(400, '这个平台的应答没有签名');
  return platform.spoil(reply, how, endpoint);
}

function closed(res: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (res.closed) resolve();
    else res.once('close', resolve);
  });
}

function pauseUnlessClosed(res: ServerResponse, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs);
    res.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
