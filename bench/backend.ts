import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTables } from '../local/dynamo/create-tables';
import { startEmbeddedDynamo } from '../local/dynamo/embedded-dynamo';
import { type Functions, functionsOver } from '../local/features';
import { folderFiles } from '../local/folder-files';
import { localPorts } from '../local/ports';
import { MAIN_APP } from '../local/sandbox/apps';
import { createSandbox } from '../local/sandbox/sandbox';
import { servedFiles } from '../local/served-files';
import { type Account, accounts } from '../shared/collections/accounts';
import type { Collection, Document } from '../shared/collections/collection';
import { collections } from '../shared/collections/collections';
import { agreements } from '../shared/contract/agreements';
import { hourMs } from '../shared/domain/calendar/calendar';
import { randomIds } from '../shared/platforms/system/random-ids';
import { systemClock } from '../shared/platforms/system/system-clock';
import { systemTimeouts } from '../shared/platforms/system/system-timeouts';
import type { Ports } from '../shared/ports/context';
import type { Store } from '../shared/ports/store';
import { dynamoStore } from '../shared/store/dynamo/dynamo-store';
import { httpSend } from '../shared/store/dynamo/http-send';
import type { Send } from '../shared/store/dynamo/protocol';
import { tableDefinitions } from '../shared/store/dynamo/table-definitions';
import { memoryStore } from '../shared/store/memory/memory-store';
import { unlimitedRates } from '../tests/support/system/unlimited-rates';
import { type RequestCount, requestCounter } from './request-count';

export type StoreKind = 'memory' | 'dynamo';

/** The backend under measurement, over one store. */
export interface Backend {
  readonly kind: StoreKind;
  readonly ports: Ports;
  readonly functions: Functions;
  /** Requests to the store since the last reset; undefined for memory, which has none. */
  readonly count: RequestCount | undefined;
  /** Where its files are. */
  readonly filesFolder: string;
  close(): Promise<void>;
}

const outside = { clock: systemClock, ids: randomIds(), timeouts: systemTimeouts };
const tablePrefix = 'bench-';

async function openDynamo(): Promise<
  { store: Store; count: RequestCount; close(): Promise<void> } | undefined
> {
  const embedded = await startEmbeddedDynamo();
  if (!embedded) return undefined;
  const credentials = () => ({ accessKeyId: 'local', secretAccessKey: 'local' });
  const plain = httpSend({
    endpoint: embedded.endpoint,
    region: 'local',
    credentials,
    timeoutMs: 20_000,
    timeouts: systemTimeouts,
  });
  await createTables(plain, tableDefinitions(collections, tablePrefix));
  const count = requestCounter();
  const send: Send = (operation, input) => count.around(() => plain(operation, input));
  return { store: dynamoStore({ send, ...outside, tablePrefix }), count, close: () => embedded.stop() };
}

/** Undefined for dynamo where its binary does not exist. */
export async function openBackend(kind: StoreKind): Promise<Backend | undefined> {
  const opened =
    kind === 'dynamo'
      ? await openDynamo()
      : { store: memoryStore(outside), count: undefined, close: async () => {} };
  if (!opened) return undefined;
  const filesFolder = await mkdtemp(join(tmpdir(), 'bench-files-'));
  const sandbox = createSandbox();
  const platforms = await sandbox.listen();
  const key = () => randomBytes(32);
  const ports = localPorts({
    store: opened.store,
    files: servedFiles({ kept: folderFiles(filesFolder), baseUrl: () => 'http://127.0.0.1', ...outside }),
    ...outside,
    keys: { session: key(), hash: key(), vault: key() },
    sandboxUrl: platforms.url,
    app: MAIN_APP,
    rates: unlimitedRates,
    log: () => {},
  });
  return {
    kind,
    ports,
    functions: functionsOver(ports),
    count: opened.count,
    filesFolder,
    async close() {
      await platforms.close();
      await opened.close();
      await rm(filesFolder, { recursive: true });
    },
  };
}

/** People who are signed in and may sign up, without a login each; answers their tokens. */
export async function signedInPeople({ ports }: Backend, count: number): Promise<string[]> {
  const nowMs = ports.clock.nowMs();
  const expiresAtMs = nowMs + 2 * hourMs;
  const people = Array.from(
    { length: count },
    (): Account => ({
      id: ports.ids.newId(),
      status: 'active',
      roles: [],
      nickname: '小明',
      birthDate: '1995-03-08',
      // Not their first task: a first admission reads and writes the account too, one request more.
      firstAdmittedAtMs: nowMs,
      consents: agreements.map(({ id, version }) => ({
        id,
        version,
        textHash: 'bench',
        acceptedAtMs: nowMs,
      })),
      sessions: [
        {
          id: ports.ids.newId(),
          identityId: 'bench',
          refreshHash: 'bench',
          signedInAtMs: nowMs,
          createdAtMs: nowMs,
          expiresAtMs,
        },
      ],
      createdAtMs: nowMs,
      updatedAtMs: nowMs,
    }),
  );
  await writeAll(ports.store, accounts, people);
  return Promise.all(
    people.map(({ id, sessions }) =>
      ports.tokens.issue({ accountId: id, sessionId: sessions[0]?.id ?? '' }, expiresAtMs),
    ),
  );
}

const perTransaction = 10;
const atOnce = 16;

/** Creates many documents, ten in a transaction. */
export async function writeAll<D extends Document>(
  store: Store,
  into: Collection<D>,
  docs: readonly D[],
): Promise<void> {
  const starts = Array.from(
    { length: Math.ceil(docs.length / perTransaction) },
    (_, at) => at * perTransaction,
  );
  const writer = async () => {
    for (let start = starts.pop(); start !== undefined; start = starts.pop()) {
      const chunk = docs.slice(start, start + perTransaction);
      await store.transact(async (tx) => {
        for (const doc of chunk) tx.create(into, doc);
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, writer));
}
