import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openCloudBase } from '../../local/sandbox/cloudbase/open-cloudbase';
import { cloudbaseRcOf } from '../cloudbase/rc';
import { type TencentApi, TencentError } from '../cloudbase/tencent-api';
import { functionNames } from '../functions';
import { checkEnvironment, probeCollection } from './check-environment';

type Declared = ReturnType<typeof cloudbaseRcOf>['functions'][number];

/** A function as SCF describes it after a deployment; `fill` is what became of its variables. */
const deployed = (declared: Declared, fill: (name: string) => string) => ({
  Runtime: declared.runtime,
  Timeout: declared.timeout,
  MemorySize: declared.memorySize,
  Environment: { Variables: Object.keys(declared.envVariables).map((Key) => ({ Key, Value: fill(Key) })) },
  Triggers: declared.triggers.map(({ name }) => ({ TriggerName: name })),
});

const functionsApi =
  (fill: (name: string) => string): TencentApi =>
  async (action, body) => {
    const { FunctionName } = body as { FunctionName: string };
    const declared = cloudbaseRcOf(functionNames()).functions.find(({ name }) => name === FunctionName);
    if (!declared || FunctionName === 'absent')
      throw new TencentError(action, 'ResourceNotFound', FunctionName);
    return deployed(declared, fill);
  };

async function httpAccess(answer: object) {
  const server = createServer((_, response) => void response.end(JSON.stringify(answer)));
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, close: () => server.close() };
}

test('a first day: what holds is ticked, what does not is named', async () => {
  const cloud = await openCloudBase({ collections: [probeCollection] });
  const logged = { LogResults: { Results: [{}] } };
  const environment = {
    envId: 'jiedan-prod-1',
    api: (async (action) => {
      if (action === 'CreateTable') throw new TencentError(action, 'ResourceInUse', 'Table exist');
      return logged;
    }) satisfies TencentApi,
    functions: functionsApi((name) => (name === 'RATES' ? '' : 'set')),
    database: async () => cloud.database,
    nowMs: Date.UTC(2026, 0, 1),
  };
  const good = await httpAccess({ ok: false, error: { code: 'SERVICE_KEY_INVALID' } });
  const answers = await checkEnvironment({ ...environment, http: { origin: good.origin } });
  good.close();
  expect(answers.map(({ result, says }) => [result, ...says])).toEqual([
    ['ok'],
    ['ok'],
    ['ok'],
    ['ok'],
    ['unasked', 'say --http, --group, --task and the key of the bot in BOT_KEY'],
  ]);
  const bad = await httpAccess({ ok: false, error: { code: 'UNKNOWN_ACTION' } });
  const wrong = await checkEnvironment({
    ...environment,
    api: async () => ({ LogResults: { Results: [] } }),
    functions: functionsApi((name) => `{{env.${name}}}`),
    http: { origin: bad.origin, key: 'k', groupId: 'g', taskId: 't' },
  });
  bad.close();
  await cloud.close();
  expect(wrong.map(({ result }) => result)).toEqual(['ok', 'problem', 'problem', 'problem', 'problem']);
  expect(wrong[1]?.says[0]).toContain('account: CLOUDBASE_ENV, VAULT_KEYS');
});
