import { randomUUID } from 'node:crypto';
import { cloudContext, phoneVariables } from '../../local/cloudbase/over-cloudbase';
import { startCloudbase } from '../../local/cloudbase/start-cloudbase';
import { MAIN_APP } from '../../local/sandbox/apps';
import { createSandbox } from '../../local/sandbox/sandbox';
import { isTimerFunction } from '../../scripts/aws/functions';
import { platformFunctions } from '../../scripts/functions';
import { contract } from '../../shared/contract/contract';
import { startCloudFunctions } from './cloud-functions';

type Invoke = (event: unknown, variables: Readonly<Record<string, string>>) => Promise<unknown>;

interface Answered {
  readonly ok?: boolean;
  readonly statusCode?: number;
  readonly error?: { readonly code?: string };
}

const actionsOf = (name: string) =>
  Object.values(Object.entries(contract).find(([feature]) => feature === name)?.[1] ?? {});
const nobody = phoneVariables(undefined, MAIN_APP.appId, '203.0.113.9');
const timerVariables = { TCB_SOURCE: 'wx_trigger', TRIGGER_SRC: 'timer' };

/** What a phone sends by `wx.cloud.callFunction`, signed in to WeChat or not, and what nobody should. */
async function personProblems(name: string, invoke: Invoke, openid: string): Promise<string[]> {
  const problems: string[] = [];
  const somebody = phoneVariables({ openid }, MAIN_APP.appId, '203.0.113.9');
  const isFine = ({ ok, error }: Answered) =>
    ok === true || (error?.code !== undefined && error.code !== 'INTERNAL');
  for (const { name: action } of actionsOf(name))
    for (const variables of [nobody, somebody]) {
      const answered = (await invoke({ action, data: {} }, variables)) as Answered;
      if (!isFine(answered)) problems.push(`${name}/${action}: ${JSON.stringify(answered)}`);
    }
  for (const event of [undefined, null, {}, { action: 'constructor' }, { action: 1, data: 'x' }]) {
    const { error } = (await invoke(event, somebody)) as Answered;
    if (error?.code !== 'ACTION_NOT_FOUND') problems.push(`${name} answers ${JSON.stringify(event)}`);
  }
  return problems;
}

/** What HTTP access hands on: whole paths or what follows the mapped one, texts or base64, any method. */
async function httpProblems(name: string, invoke: Invoke, path: string, usual: number): Promise<string[]> {
  const headers = { 'Content-Type': 'application/json' };
  const asked: [event: object, status: number][] = [
    [{ path, httpMethod: 'POST', headers, body: '{}', isBase64Encoded: false }, usual],
    [{ path: path.slice(name.length + 1), httpMethod: 'POST', headers, body: '{}' }, usual],
    [
      {
        path,
        httpMethod: 'POST',
        headers,
        body: Buffer.from('{}').toString('base64'),
        isBase64Encoded: 'true',
      },
      usual,
    ],
    [{ path, httpMethod: 'POST' }, usual],
    [{ path, httpMethod: 'HEAD', headers }, 405],
    [{ path, httpMethod: 'OPTIONS', headers }, 405],
    [{ path: `/${name}/constructor`, httpMethod: 'POST', headers, body: '{}' }, 404],
    [{ action: 'events', data: {} }, 404],
  ];
  const problems: string[] = [];
  for (const [event, status] of asked) {
    const { statusCode } = (await invoke(event, {})) as Answered;
    if (statusCode !== status) problems.push(`${JSON.stringify(event)}: ${statusCode} in place of ${status}`);
  }
  return problems;
}

async function timerProblems(name: string, invoke: Invoke): Promise<string[]> {
  const problems: string[] = [];
  await invoke({ Type: 'Timer', TriggerName: 'every-tick' }, timerVariables).catch((error: Error) =>
    problems.push(`${name} by the clock: ${error.message}`),
  );
  for (const [event, variables] of [
    [{ Type: 'Timer', TriggerName: 'every-tick' }, nobody],
    [{ TriggerName: 'every-tick' }, timerVariables],
  ] as const) {
    const { error } = (await invoke(event, variables)) as Answered;
    if (error?.code !== 'ACTION_NOT_FOUND') problems.push(`${name} runs for whoever is not the clock`);
  }
  return problems;
}

/** Knocks at every door of every cloud function as it was packaged; what is wrong, a sentence each. */
export async function cloudDoorProblems(packageFolder: string): Promise<string[]> {
  const weChat = createSandbox();
  const listening = await weChat.listen();
  const { appId } = MAIN_APP;
  const cloud = await startCloudbase({ weChat, weChatUrl: listening.url, appId });
  const { functions, remove } = startCloudFunctions(packageFolder, cloud.serviceUrl);
  const problems: string[] = [];
  for (const { name, start } of functions) {
    const started = start();
    const invoke: Invoke = (event, variables) => started.invoke(event, cloudContext(randomUUID(), variables));
    const isService = actionsOf(name).some(({ access }) => access === 'service');
    if (isTimerFunction(name)) problems.push(...(await timerProblems(name, invoke)));
    else if (platformFunctions.includes(name))
      problems.push(...(await httpProblems(name, invoke, `/${name}/wechat`, 403)));
    else if (isService)
      problems.push(...(await httpProblems(name, invoke, `/${name}/${actionsOf(name)[0]?.name}`, 401)));
    else problems.push(...(await personProblems(name, invoke, weChat.openid('lin', appId))));
    await started.close();
    for (const line of started.lines.filter((each) => each.includes('NOT_STARTED'))) problems.push(line);
  }
  remove();
  await cloud.close();
  await listening.close();
  return problems;
}
