import { createTables } from '../local/dynamo/create-tables';
import { startEmbeddedDynamo } from '../local/dynamo/embedded-dynamo';
import { writeSeed } from '../local/seed/write-seed';
import { isTimerFunction } from '../scripts/aws/functions';
import { collections } from '../shared/collections/collections';
import { minuteMs } from '../shared/domain/calendar/calendar';
import { randomIds } from '../shared/platforms/system/random-ids';
import { systemTimeouts } from '../shared/platforms/system/system-timeouts';
import { answerData } from '../shared/runtime/answers';
import { dynamoStore } from '../shared/store/dynamo/dynamo-store';
import { httpSend } from '../shared/store/dynamo/http-send';
import { tableDefinitions } from '../shared/store/dynamo/table-definitions';
import { actionCases } from '../tests/support/actions/action-cases';
import { makeActionFixture } from '../tests/support/actions/action-fixture';
import { createCloudBaseSystem } from '../tests/support/system/cloudbase-system';
import { type Answer, createTestSystem, type TestSystem } from '../tests/support/system/test-system';
import { type Meter, type Metered, meterOf } from './meter';

interface MeteredSystem {
  readonly system: TestSystem;
  readonly meter: Meter;
  close(): Promise<void>;
}

export async function onDynamo(): Promise<MeteredSystem | undefined> {
  const dynamo = await startEmbeddedDynamo();
  if (!dynamo) return undefined;
  const credentials = () => ({ accessKeyId: 'local', secretAccessKey: 'local' });
  const plain = httpSend({
    endpoint: dynamo.endpoint,
    region: 'local',
    credentials,
    timeoutMs: 20_000,
    timeouts: systemTimeouts,
  });
  const tablePrefix = 'bench-';
  await createTables(plain, tableDefinitions(collections, tablePrefix));
  const meter = meterOf(dynamo.endpoint);
  const send = meter.metering(plain);
  const system = await createTestSystem({
    store: (clock) => dynamoStore({ send, clock, ids: randomIds(), tablePrefix }),
  });
  return {
    system,
    meter,
    async close() {
      meter.close();
      await system.close();
      await dynamo.stop();
    },
  };
}

export async function onCloudBase(): Promise<MeteredSystem> {
  const { system, cloud, close } = await createCloudBaseSystem();
  const { config } = cloud.app as unknown as { config: { serviceUrl: string } };
  const meter = meterOf(config.serviceUrl);
  return {
    system,
    meter,
    async close() {
      meter.close();
      await close();
    },
  };
}

/** What an answer takes on its way to a phone, as most phones take it; headers are left out. */
function bytesOf(data: unknown): number {
  const { body = '', isBase64Encoded } = answerData(data, 'gzip, br');
  return Buffer.byteLength(body, isBase64Encoded ? 'base64' : 'utf8');
}

/** What is answered from the catalogue. */
const isCatalogued = (name: string): boolean =>
  ['tasks/find', 'tasks/counts', 'tasks/suggest', 'tasks/cities'].includes(name);
const lookMs = 3_001;

/** What one call of each action costs at a cloud's store, by `feature/action`; timers under their names. */
export async function measureActions(
  deployment: 'aws' | 'cloudbase',
): Promise<Map<string, Metered> | undefined> {
  const opened = deployment === 'aws' ? await onDynamo() : await onCloudBase();
  if (!opened) return undefined;
  const { system, meter, close } = opened;
  await writeSeed(system.ports.store, system.clock.nowMs());
  const fixture = await makeActionFixture(system);
  const measured = new Map<string, Metered>();
  // What ends the session or the task comes last.
  const last = ['account/logout', 'publishing/closeTask'];
  const names = Object.entries(actionCases).filter(([name]) => !isTimerFunction(name.split('/')[0] ?? ''));
  const ordered = [...names].sort(([a], [b]) => Number(last.includes(a)) - Number(last.includes(b)));
  for (const [name, { owner, input }] of ordered) {
    const who = fixture[owner];
    const given = input(fixture);
    let answered: Answer | undefined;
    // An instance has the city in memory, and looks for what has changed after three seconds.
    if (isCatalogued(name)) {
      await who.call(name, given);
      system.clock.pass(lookMs);
    }
    const cost = await meter.measure(async () => {
      answered = await who.call(name, given);
    });
    const isRefused = answered?.ok !== true;
    const answerBytes = bytesOf(answered?.data);
    measured.set(isRefused ? `${name}, refused` : name, { ...cost, answerBytes });
  }
  // The first runs do the work, and look at it once more; after some minutes there is none.
  for (const [name, timer] of [
    ['schedule/tick, idle', 'tick'],
    ['catalogue/build, idle', 'build'],
  ] as const) {
    for (let runs = 0; runs < 4; runs += 1) {
      await system.timer(timer);
      system.clock.pass(minuteMs);
    }
    measured.set(name, await meter.measure(() => system.timer(timer)));
  }
  await close();
  return measured;
}
