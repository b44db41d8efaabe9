import { randomBytes } from 'node:crypto';
import type { Functions } from '../../../local/features';
import { lambdaContext } from '../../../local/lambda-event';
import { localPorts } from '../../../local/ports';
import { changeRole } from '../../../local/roles';
import { MAIN_APP, type SandboxApp } from '../../../local/sandbox/apps';
import { createSandbox, type Sandbox } from '../../../local/sandbox/sandbox';
import { type KeptFiles, type ServedFiles, servedFiles } from '../../../local/served-files';
import { type Account, accounts } from '../../../shared/collections/accounts';
import { agreements } from '../../../shared/contract/agreements';
import type { Rates } from '../../../shared/domain/limits/rates';
import { randomIds } from '../../../shared/platforms/system/random-ids';
import type { Ids } from '../../../shared/ports/ids';
import type { Store } from '../../../shared/ports/store';
import type { LambdaPorts } from '../../../shared/runtime/doors/on-lambda';
import { checkDeclared } from '../actions/common-errors';
import { type FakeClock, fakeClock } from '../stores/fake-clock';
import { type FakeTimeouts, fakeTimeouts } from '../stores/fake-timeouts';
import { putThrough } from '../stores/put-documents';
import { recordingStore } from '../stores/recording-store';
import { openTestStore } from '../stores/test-store';
import { prepare } from './prepared';
import { type TestDeployment, testDeployment } from './test-deployment';
import { unlimitedRates } from './unlimited-rates';

interface ErrorAnswer {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** An answer as the client gets it, with its HTTP status. */
export interface Answer {
  readonly status: number;
  readonly ok: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every action
  readonly data: any;
  readonly error: ErrorAnswer | undefined;
}

/** Somebody who calls: signed in or not. */
export interface Actor {
  readonly accountId: string;
  readonly token: string | undefined;
  /** Calls `feature/action`. */
  call(action: string, input?: unknown): Promise<Answer>;
  /** Calls and expects success; answers the data. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every action
  get(action: string, input?: unknown): Promise<any>;
}

export const acceptAll = agreements.map(({ id, version }) => ({ id, version }));

export const newKey = (): string => randomBytes(12).toString('hex');

/** The whole backend over a store (memory, if nothing else is said), the sandbox over HTTP and a clock that tests move. */
export interface TestSystem {
  readonly clock: FakeClock;
  /** Time limits pass when the sandbox holds an answer back longer, and never because a machine is slow. */
  readonly timeouts: FakeTimeouts;
  readonly sandbox: Sandbox;
  readonly ports: LambdaPorts;
  readonly functions: Functions;
  /** Where the sandbox's platforms listen. */
  readonly sandboxUrl: string;
  /** The same functions over other ports, such as a store that crashes. */
  over(ports: LambdaPorts): Functions;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly serveFile: ServedFiles['serve'];
  readonly logs: readonly string[];
  /** Somebody without a session. */
  readonly stranger: Actor;
  actor(accountId: string, token: string | undefined): Actor;
  /** Signs in; `browse` without consent, `consented` with it, `ready` with nickname and birth date too. */
  signIn(person: string, as?: 'browse' | 'consented' | 'ready', birthDate?: string): Promise<Actor>;
  /** Signs in and makes a verified publisher. */
  publisher(person: string): Promise<Actor>;
  /**
   * Does what tests begin with, or, in a later system of this file, puts the documents that it left: nothing
   * else may come of it. `key` names what they depend on, beside the time.
   */
  prepared<T>(
    key: string,
    work: () => Promise<T>,
  ): Promise<{ readonly result: T; readonly isRestored: boolean }>;
  /** Changes a stored account, as an operator would. */
  changeAccount(accountId: string, change: Partial<Account>): Promise<void>;
  timer(action: string): Promise<unknown>;
  close(): Promise<void>;
}

interface TestSystemOptions {
  readonly store?: (clock: FakeClock) => Store;
  /** What stands between all that is done and its store. */
  readonly around?: (store: Store) => Store;
  readonly app?: SandboxApp;
  /** How often somebody may call; as often as they like when nothing is said. */
  readonly rates?: Rates;
  /** Where its ids come from; random ones when nothing is said. */
  readonly ids?: Ids;
  /** A system beside another: the same sandbox, keys, clock and, without `store`, documents. */
  readonly beside?: TestSystem;
}

const keys = { session: randomBytes(32), hash: randomBytes(32), vault: randomBytes(32) };
/** For whoever opens what a system has stored, past its store. */
export const testVaultKey = keys.vault;
const rawStores = new WeakMap<TestSystem, Store>();
/** Systems that were made beside another, which end with it. */
const neighbours = new WeakMap<TestSystem, TestSystem[]>();

const keptIn = (files: Map<string, Uint8Array>): KeptFiles => ({
  read: async (key) => files.get(key),
  write: async (key, bytes) => void files.set(key, bytes),
  remove: async (key) => void files.delete(key),
});

/** Callers over these functions. */
const actorsOver =
  (functions: Functions) =>
  (accountId: string, token: string | undefined): Actor => {
    const call = (action: string, input: unknown = {}) => callFunction(functions, action, input, token);
    return {
      accountId,
      token,
      call,
      async get(action, input) {
        const answer = await call(action, input);
        if (!answer.ok)
          throw new Error(`${action}: ${answer.error?.code} ${JSON.stringify(answer.error?.details ?? {})}`);
        return answer.data;
      },
    };
  };

/** The store that was asked for, the neighbour's, or the one that these tests run on. */
async function storeFor({ store, around, beside }: TestSystemOptions, clock: FakeClock) {
  const given = store?.(clock) ?? (beside && rawStores.get(beside));
  const opened = given
    ? { store: given, put: putThrough(given), release: async () => {} }
    : await openTestStore(clock);
  if (!around) return opened;
  const within = around(opened.store);
  return { ...opened, store: within, put: putThrough(within) };
}

interface Parts extends Pick<TestSystem, 'sandbox' | 'stranger' | 'actor' | 'prepared'> {
  readonly ports: LambdaPorts;
  readonly appId: string;
  readonly deployment: TestDeployment;
}

/** Somebody who signed in: whose account, and the token of the session. */
interface SignedIn {
  readonly accountId: string;
  readonly token: string;
}

const publisherName = '青岛晴天会展';

/** Signs people in, as far as a test needs. */
function signInWith(parts: Parts): Pick<TestSystem, 'signIn' | 'publisher'> {
  const { sandbox, appId, stranger, actor, ports, deployment, prepared } = parts;
  async function signIn(person: string, as: string, birthDate: string): Promise<SignedIn> {
    const code = sandbox.loginCode(person, appId);
    const accepted = as === 'browse' ? {} : { accepted: acceptAll };
    const { session, profile } = await stranger.get('account/login', { code, ...accepted });
    const { accountId } = profile;
    const me = actor(accountId, session.accessToken);
    if (as === 'ready' && !profile.complete)
      await me.get('account/updateProfile', { nickname: '小明', birthDate, cityCode: '370200' });
    return { accountId, token: session.accessToken };
  }
  /** WeChat and the phone know of it too. */
  async function known(person: string, key: string, work: () => Promise<SignedIn>): Promise<Actor> {
    const { result, isRestored } = await prepared(`${person} ${appId} ${key}`, work);
    if (isRestored) {
      const identity = sandbox.identity(person, appId);
      sandbox.visit(identity.openid);
      deployment.remember(result.token, identity);
    }
    return actor(result.accountId, result.token);
  }
  return {
    signIn: (person, as = 'ready', birthDate = '1996-05-20') =>
      known(person, `${as} ${birthDate}`, () => signIn(person, as, birthDate)),
    publisher: (person) =>
      known(person, 'publisher', async () => {
        const signedIn = await signIn(person, 'ready', '1996-05-20');
        const { accountId } = signedIn;
        const shown = { name: publisherName, verification: 'person' } as const;
        await changeRole(ports, { change: 'grant', role: 'publisher', accountId, ...shown });
        return signedIn;
      }),
  };
}

export async function createTestSystem(options: TestSystemOptions = {}): Promise<TestSystem> {
  const { beside } = options;
  const clock = beside?.clock ?? fakeClock();
  const timeouts = beside?.timeouts ?? fakeTimeouts();
  const ids = options.ids ?? randomIds();
  const sandbox = beside?.sandbox ?? createSandbox({ now: () => clock.nowMs(), onHold: timeouts.pass });
  const listening = beside ? undefined : await sandbox.listen();
  const sandboxUrl = listening?.url ?? beside?.sandboxUrl ?? '';
  const app = options.app ?? MAIN_APP;
  const { store: rawStore, put, release } = await storeFor(options, clock);
  const store = recordingStore(rawStore, { clock, ids });
  const files = new Map<string, Uint8Array>();
  const logs: string[] = [];
  const kept = servedFiles({ kept: keptIn(files), baseUrl: () => 'http://127.0.0.1', clock, ids });
  const ports = localPorts({
    store,
    files: kept,
    clock,
    timeouts,
    ids,
    keys,
    sandboxUrl,
    app,
    retryDelaysMs: [0, 0],
    rates: options.rates ?? beside?.ports.rates ?? unlimitedRates,
    log: (line) => void logs.push(JSON.stringify(line)),
  });
  const deployment = await testDeployment({ own: ports, sandbox, sandboxUrl, timeouts });
  const functions = deployment.over(ports);

  const actor = actorsOver(functions);
  const stranger = actor('', undefined);

  const mayPrepare = () => !beside && !sandbox.hasFaults();
  const prepared: TestSystem['prepared'] = async (key, work) =>
    mayPrepare()
      ? prepare({ store, put }, `${key} ${clock.nowMs()}`, work)
      : { result: await work(), isRestored: false };

  const system: TestSystem = {
    clock,
    timeouts,
    sandbox,
    ports,
    functions,
    sandboxUrl,
    over: deployment.over,
    files,
    serveFile: kept.serve,
    logs,
    stranger,
    actor,
    prepared,
    ...signInWith({ sandbox, appId: app.appId, stranger, actor, ports, deployment, prepared }),
    changeAccount: (accountId, change) =>
      ports.store.transact(async (tx) => {
        const account = await tx.get(accounts, accountId);
        if (!account) throw new Error('no such account');
        tx.update(accounts, { ...account, ...change });
      }),
    timer: (action) => functions.timer({ action }, lambdaContext('schedule')),
    async close() {
      for (const neighbour of neighbours.get(system) ?? []) await neighbour.close();
      await deployment.close();
      await listening?.close();
      await release();
    },
  };
  rawStores.set(system, rawStore);
  if (beside) neighbours.set(beside, [...(neighbours.get(beside) ?? []), system]);
  return system;
}

/** Calls a function as API Gateway would, without the network between. */
export async function callFunction(
  { http }: Functions,
  action: string,
  input: unknown,
  token: string | undefined,
): Promise<Answer> {
  const [feature = ''] = action.split('/');
  const served = http.get(feature);
  if (!served) throw new Error(`no feature ${feature}`);
  const result = await served(
    {
      rawPath: `/${action}`,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'jest',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: typeof input === 'string' ? input : JSON.stringify(input),
      isBase64Encoded: false,
      requestContext: { http: { method: 'POST', sourceIp: '203.0.113.9' } },
    } as unknown as Parameters<typeof served>[0],
    lambdaContext(feature),
  );
  const { ok, data, error } = JSON.parse(result.body ?? '{}');
  checkDeclared(action, error?.code);
  return { status: result.statusCode ?? 200, ok, data, error };
}
