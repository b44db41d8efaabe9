import { createHmac, timingSafeEqual } from 'node:crypto';
import { cloudContext } from '../../../local/cloudbase/over-cloudbase';
import { lambdaContext } from '../../../local/lambda-event';
import { fakeTimeouts } from '../../../tests/support/stores/fake-timeouts';
import { tapped } from '../../../tests/support/stores/tapped';
import {
  createInspectableSystem,
  type InspectableSystem,
} from '../../../tests/support/system/inspectable-system';
import { type PlatformEvent, platformEvents } from '../../collections/platform-events';
import { AppError } from '../../contract/errors';
import type { Ports } from '../../ports/context';
import type { Platform, PlatformRequest } from '../../ports/platform';
import type { Store } from '../../ports/store';
import { maxBodyBytes } from './http-request';
import type { HttpFunction } from './on-lambda';
import { onCloudbasePlatform, onPlatform } from './on-platform';

const secret = 'of this test';
const signatureOf = (body: Buffer) => createHmac('sha256', secret).update(body).digest('hex');

let asked: PlatformRequest[];
/** Names of the ports that a verifier was given. */
let given: string[];
let lines: Record<string, unknown>[];

/** A platform that signs bytes; the first ten of them are the event's id. */
const signing: Platform = {
  needs: [],
  evidence: ['x-signature'],
  thanks: 'success',
  async verify(request) {
    asked.push(request);
    const given = Buffer.from(request.headers['x-signature'] ?? '', 'hex');
    const expected = Buffer.from(signatureOf(request.body), 'hex');
    const holds = given.byteLength === expected.byteLength && timingSafeEqual(given, expected);
    return holds ? request.body.subarray(0, 10).toString('latin1') : undefined;
  },
};
const platforms = {
  signing,
  silent: {
    ...signing,
    verify: () => new Promise<undefined>(() => void setImmediate(() => timeouts.pass(4_000))),
  },
  nameless: { ...signing, verify: async () => '' },
  frugal: {
    ...signing,
    needs: ['hash'],
    async verify(_request, ports) {
      given.push(...Object.keys(ports));
      return 'event-0004';
    },
  } satisfies Platform<'hash'>,
  broken: { ...signing, verify: () => Promise.reject(new Error('secret-13800000000')) },
};

interface Sent {
  readonly platform?: string;
  readonly body?: Buffer;
  readonly signature?: string;
  readonly method?: string;
  readonly isBase64Encoded?: boolean;
}

interface Answered {
  readonly statusCode?: number | undefined;
  readonly body?: string | undefined;
}

let system: InspectableSystem;
beforeEach(async () => {
  [asked, lines, given] = [[], [], []];
  system = await createInspectableSystem();
});
afterEach(() => system.system.close());

const portsOver = (store?: Store): Ports => ({
  ...system.system.ports,
  ...(store && { store }),
  log: (line) => void lines.push(JSON.parse(JSON.stringify(line))),
});

const whole = Buffer.from('event-0001 {"说明":"已到账"}');

const timeouts = fakeTimeouts();

/** A knock as each cloud's gateway hands it on. */
const clouds: Readonly<Record<string, (sent: Sent, store?: Store) => Promise<Answered>>> = {
  aws(sent, store) {
    const { platform = 'signing', body = whole, method = 'POST', isBase64Encoded = false } = sent;
    const event = {
      rawPath: `/callbacks/${platform}`,
      headers: { 'x-signature': sent.signature ?? signatureOf(body), 'x-other': '1' },
      body: body.toString(isBase64Encoded ? 'base64' : 'utf8'),
      isBase64Encoded,
      requestContext: { http: { method } },
    } as unknown as Parameters<HttpFunction>[0];
    const called = onPlatform('callbacks', platforms, async () => portsOver(store), timeouts);
    return called(event, { ...lambdaContext('callbacks'), awsRequestId: 'request-1' });
  },
  cloudbase(sent, store) {
    const { platform = 'signing', body = whole, method = 'POST', isBase64Encoded = false } = sent;
    const event = {
      path: `/${platform}`,
      httpMethod: method,
      headers: { 'X-Signature': sent.signature ?? signatureOf(body), 'X-Other': '1' },
      body: body.toString(isBase64Encoded ? 'base64' : 'utf8'),
      isBase64Encoded: isBase64Encoded ? 'true' : false,
    };
    const called = onCloudbasePlatform('callbacks', platforms, async () => portsOver(store), timeouts);
    return called(event, cloudContext('request-1', {}));
  },
};

const kept = (id = 'signing:event-0001'): Promise<PlatformEvent | undefined> =>
  system.system.ports.store.get(platformEvents, id);
const keptCount = (): number =>
  (system.raw.snapshot() as Record<string, readonly unknown[]>).platformEvents?.length ?? 0;

describe.each(Object.entries(clouds))('on %s', (_cloud, knock) => {
  test('given an event, then it is kept as it came, with its signature, and thanked for', async () => {
    expect(await knock({})).toMatchObject({ statusCode: 200, body: 'success' });
    const nowMs = system.system.clock.nowMs();
    expect(await kept()).toMatchObject({
      platform: 'signing',
      headers: { 'x-signature': signatureOf(whole) },
      body: whole.toString('base64'),
      receivedAtMs: nowMs,
    });
    expect(lines).toEqual([
      {
        at: new Date(nowMs).toISOString(),
        level: 'info',
        correlationId: 'request-1',
        feature: 'callbacks',
        action: 'signing',
        outcome: 'ok',
        durationMs: 0,
      },
    ]);
  });

  test('given bytes that are no text, then the signature is checked over these very bytes', async () => {
    const body = Buffer.concat([Buffer.from('event-0002'), Buffer.from([0, 255, 254, 128, 10, 13])]);
    expect((await knock({ body, isBase64Encoded: true })).statusCode).toBe(200);
    expect(asked[0]?.body.equals(body)).toBe(true);
    expect(Buffer.from((await kept('signing:event-0002'))?.body ?? '', 'base64').equals(body)).toBe(true);
  });

  test('what people have in an event is not readable in the store', async () => {
    await knock({});
    const stored = JSON.stringify(system.raw.snapshot());
    expect(keptCount()).toBe(1);
    expect(stored).not.toContain(whole.toString('base64'));
    expect(stored).not.toContain('已到账');
  });

  test('given an event again, also at the same moment, then it is thanked for and kept once', async () => {
    const first = await Promise.all([knock({}), knock({})]);
    expect(first.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const receivedAtMs = system.system.clock.nowMs();
    system.system.clock.pass(60_000);
    expect(await knock({})).toMatchObject({ statusCode: 200, body: 'success' });
    expect(await kept()).toMatchObject({ receivedAtMs });
    expect(keptCount()).toBe(1);
  });

  test('given a crash after it was kept, then it is asked for again, and still kept once', async () => {
    const { store } = system.system.ports;
    const committed = () => {
      throw new AppError('BUSY');
    };
    const crashing = tapped(store, { transaction: () => ({ committed }) });
    expect(await knock({}, crashing)).toMatchObject({ statusCode: 503, body: '' });
    expect(keptCount()).toBe(1);
    expect((await knock({})).statusCode).toBe(200);
    expect(keptCount()).toBe(1);
  });

  test('given a store that fails, then nothing says that it was kept', async () => {
    const { store } = system.system.ports;
    const failing: Store = { ...store, transact: () => Promise.reject(new Error('secret-13800000000')) };
    expect(await knock({}, failing)).toMatchObject({ statusCode: 500, body: '' });
    expect(keptCount()).toBe(0);
    expect(JSON.stringify(lines)).not.toContain('13800000000');
  });

  test.each([
    ['of somebody else', { signature: signatureOf(Buffer.from('something else')) }],
    ['that is missing', { signature: '' }],
    ['that is no signature', { signature: 'let me in' }],
  ])('given a signature %s, then 403 without a word, and nothing kept', async (_, sent) => {
    expect(await knock(sent)).toMatchObject({ statusCode: 403, body: '' });
    expect(keptCount()).toBe(0);
    expect(lines).toMatchObject([{ action: 'signing', outcome: 'NOT_ALLOWED' }]);
    expect(JSON.stringify(lines)).not.toContain('已到账');
  });

  test.each(['nobody', '', '__proto__', 'constructor', 'signing/'])(
    'nobody knocks at %j',
    async (platform) => {
      expect(await knock({ platform })).toMatchObject({ statusCode: 404, body: '' });
      expect(asked).toEqual([]);
      expect(lines).toMatchObject([{ outcome: 'ACTION_NOT_FOUND' }]);
      expect(lines[0]).not.toHaveProperty('action');
    },
  );

  test.each(['GET', 'PUT', 'OPTIONS'])('%s is 405', async (method) => {
    expect(await knock({ method })).toMatchObject({ statusCode: 405, body: '' });
    expect(asked).toEqual([]);
  });

  test.each([
    [maxBodyBytes, 200],
    [maxBodyBytes + 1, 413],
  ])('given %d bytes, then %d', async (size, statusCode) => {
    const body = Buffer.alloc(size, 'event-0003');
    expect((await knock({ body, isBase64Encoded: true })).statusCode).toBe(statusCode);
    expect(asked).toHaveLength(statusCode === 200 ? 1 : 0);
    expect(keptCount()).toBe(statusCode === 200 ? 1 : 0);
  });

  test('given a verifier that never answers, then it is given up, to be sent again', async () => {
    expect(await knock({ platform: 'silent' })).toMatchObject({ statusCode: 503, body: '' });
    expect(lines).toMatchObject([{ action: 'silent', outcome: 'BUSY' }]);
  });

  test('given an event without an id, then it is not taken for one that is kept', async () => {
    expect(await knock({ platform: 'nameless' })).toMatchObject({ statusCode: 500, body: '' });
    expect(keptCount()).toBe(0);
    expect(lines).toMatchObject([{ level: 'error', action: 'nameless', outcome: 'INTERNAL' }]);
  });

  test('given a verifier, then it has the ports that it needs, and no more', async () => {
    expect((await knock({ platform: 'frugal' })).statusCode).toBe(200);
    expect(given.toSorted()).toEqual(['clock', 'hash', 'ids', 'log', 'rates', 'store']);
  });

  test('given a verifier that fails, then nobody hears why', async () => {
    expect(await knock({ platform: 'broken' })).toMatchObject({ statusCode: 500, body: '' });
    expect(JSON.stringify(lines)).not.toContain('13800000000');
    expect(lines).toMatchObject([{ action: 'broken', outcome: 'INTERNAL', fault: 'Error' }]);
  });
});
