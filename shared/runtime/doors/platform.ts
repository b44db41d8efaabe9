import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { platformEvents } from '../../collections/platform-events';
import { AppError } from '../../contract/errors';
import { dayMs } from '../../domain/calendar/calendar';
import { systemTimeouts } from '../../platforms/system/system-timeouts';
import { type CommonPort, commonPorts, type NamedPort, type Ports } from '../../ports/context';
import type { Platform, PlatformRequest, Platforms, VerifiedEvent } from '../../ports/platform';
import { ConditionFailed } from '../../ports/store';
import type { Timeouts } from '../../ports/timeouts';
import { statusOf } from '../answers';
import { around } from '../around/around';
import { type LoggedCall, log } from '../around/log';
import { timeLimit } from '../around/time-limit';
import { type Compose, open } from '../compose/open';
import { bytesOf, checkMethod, type HttpRequest } from './http-request';

/** A request as a gateway hands it on. */
export type Knock = HttpRequest & {
  readonly method: unknown;
  readonly path: string;
  readonly query: PlatformRequest['query'];
};

/** Shorter than the 5 s for which WeChat Pay waits (微信支付 回调通知). */
const limitMs = 4_000;

/** Records of trade are kept for three years (E-Commerce Law art. 31); this one may be the first day's. */
const keptMs = 3 * 366 * dayMs;

interface Delivery extends LoggedCall {
  readonly ports: Ports;
  readonly knock: Knock;
  readonly platform: Platform<NamedPort> | undefined;
}

/** Keeps an event as it came, once, and tells whoever handles it. */
async function keep(
  { store, clock }: Pick<Ports, CommonPort>,
  name: string,
  { id: eventId, about }: VerifiedEvent,
  { headers, query, body }: PlatformRequest,
  evidence: readonly string[],
): Promise<void> {
  const receivedAtMs = clock.nowMs();
  const event = {
    id: `${name}:${eventId}`,
    platform: name,
    headers: Object.fromEntries(evidence.map((name) => [name, headers[name] ?? query[name] ?? ''])),
    body: body.toString('base64'),
    ...(about !== undefined && { about }),
    receivedAtMs,
    expiresAtMs: receivedAtMs + keptMs,
  };
  try {
    await store.transact(async (tx) => {
      tx.create(platformEvents, event);
      tx.emit({ type: 'platform.told', facts: { eventId: event.id } });
    });
  } catch (error) {
    if (!(error instanceof ConditionFailed && error.kind === 'exists')) throw error;
  }
}

/** The ports of one platform, whatever the others at this door need. */
const portsOf = (ports: Ports, { needs }: Platform<NamedPort>): Ports =>
  Object.fromEntries([...commonPorts, ...needs].map((name) => [name, ports[name]])) as unknown as Ports;

/** The signature comes first: before it holds, nothing of what was sent is looked at. */
async function receive({ ports, knock, platform, action }: Delivery): Promise<string> {
  if (!platform || !action) throw new AppError('ACTION_NOT_FOUND');
  const greeting = knock.method === 'GET' && platform.greet?.(knock.query, portsOf(ports, platform));
  if (typeof greeting === 'string') return greeting;
  checkMethod(knock.method);
  const request = { headers: knock.headers, query: knock.query, body: bytesOf(knock) };
  const verified = await platform.verify(request, portsOf(ports, platform));
  if (verified === undefined) throw new AppError('NOT_ALLOWED');
  const event = typeof verified === 'string' ? { id: verified } : verified;
  // All events without an id would be one: the first kept, every later one lost.
  if (event.id === '') throw new Error('an event without an id');
  await keep(ports, action.name, event, request, platform.evidence);
  return platform.thanks;
}

const plain = (statusCode: number, body: string): APIGatewayProxyStructuredResultV2 => ({
  statusCode,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body,
});

/**
 * The door at which platforms knock: the signature is verified, the event is kept under its id, and that is all;
 * whoever hears of it (`platform.told`) reads it from there. 200 says that it is kept, however often it comes. Anything else has
 * no words: 403 for a signature that does not hold, 404, 405, 413, and 5xx for "send it again".
 */
export function platformDoor(
  feature: string,
  platforms: Platforms,
  compose: Compose<Ports>,
  timeouts: Timeouts = systemTimeouts,
): (knock: Knock, correlationId: string) => Promise<APIGatewayProxyStructuredResultV2> {
  const named = [...new Set(Object.values(platforms).flatMap(({ needs }) => needs))];
  const pass = around<Delivery>([log, timeLimit(timeouts, limitMs)], receive);
  return async (knock, correlationId) => {
    try {
      const ports = await open(compose, named);
      const name = knock.path.split('/').at(-1) ?? '';
      const platform = Object.hasOwn(platforms, name) ? platforms[name] : undefined;
      const call = { ports, knock, platform, correlationId, startedAtMs: ports.clock.nowMs() };
      const known = platform ? { ...call, action: { feature, name } } : call;
      const thanks = await pass(known).finally(() => ports.log.flush?.());
      return plain(200, String(thanks));
    } catch (error) {
      return plain(statusOf(error), '');
    }
  };
}
