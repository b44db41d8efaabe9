import * as z from 'zod';
import type { CloudDatabase } from '../../shared/store/cloudbase/database';
import { type CloudbaseRc, cloudbaseRcOf } from '../cloudbase/rc';
import { type TencentApi, TencentError } from '../cloudbase/tencent-api';
import { functionNames } from '../functions';
import { type Answered, answerTo, unasked } from './answers';

/** A collection of this check alone; one empty collection stays behind. */
export const probeCollection = 'firstDay';
const probe = { _id: 'probe', count: 1 };

/** How an environment is reached from outside. */
export interface Environment {
  readonly envId: string;
  readonly api: TencentApi;
  /** Functions are spoken of by an API of their own. */
  readonly functions: TencentApi;
  readonly database: () => Promise<CloudDatabase>;
  /** Of HTTP access, with the group bot's key and a task to ask a card for; undefined: nothing is mapped. */
  readonly http?: {
    readonly origin: string;
    readonly key?: string;
    readonly groupId?: string;
    readonly taskId?: string;
  };
  readonly nowMs: number;
}

const timeoutMs = 10_000;

const isThere = (error: unknown): boolean =>
  error instanceof TencentError && /exist|in ?use/i.test(`${error.code} ${error.message}`);

const updated = z.looseObject({ doc: z.looseObject({ count: z.number() }).nullish() });

/** The store's every write rests on this: what a condition meets is changed and answered, inside a transaction. */
async function transactionsSay({ envId, api, database }: Environment) {
  await api('CreateTable', { EnvId: envId, TableName: probeCollection }).catch((error: unknown) => {
    if (!isThere(error)) throw error;
  });
  const cloud = await database();
  await cloud.collection(probeCollection).doc(probe._id).set({ count: probe.count });
  const transaction = await cloud.startTransaction();
  const change = async (count: number) =>
    updated.parse(
      await transaction
        .collection(probeCollection)
        .where({ _id: probe._id, count })
        .updateAndReturn({ count: cloud.command.inc(1) }),
    ).doc?.count;
  const [met, missed] = [await change(probe.count), await change(99)];
  await transaction.rollback();
  const after = z
    .looseObject({ data: z.array(z.looseObject({ count: z.number() })) })
    .parse(await cloud.collection(probeCollection).where({ _id: probe._id }).get());
  await cloud.collection(probeCollection).where({ _id: probe._id }).remove();
  return {
    problems: [
      ...(met === 2 ? [] : [`updateAndReturn in a transaction answers ${met} in place of 2`]),
      ...(missed === undefined ? [] : ['updateAndReturn changes what its condition does not meet']),
      ...(after.data[0]?.count === 1 ? [] : ['a transaction that was rolled back left its changes']),
    ],
  };
}

const described = z.looseObject({
  Runtime: z.string(),
  Timeout: z.int(),
  MemorySize: z.int(),
  Environment: z
    .looseObject({ Variables: z.array(z.object({ Key: z.string(), Value: z.string() })) })
    .nullish(),
  Triggers: z.array(z.looseObject({ TriggerName: z.string() })).nullish(),
});

/** Against the declarations: the command line ends with 0 when it fails, and leaves names it could not fill in. */
function functionProblems(
  declared: CloudbaseRc['functions'][number],
  found: z.output<typeof described>,
): string[] {
  const { name, runtime, timeout, memorySize, envVariables, triggers } = declared;
  const variables = new Map(found.Environment?.Variables.map(({ Key, Value }) => [Key, Value]));
  const missing = Object.keys(envVariables).filter((each) => !variables.has(each));
  const unfilled = [...variables].filter(([, value]) => value.startsWith('{{env.')).map(([key]) => key);
  const timers = (found.Triggers ?? []).map(({ TriggerName }) => TriggerName);
  const figures = [
    ['runtime', found.Runtime, runtime],
    ['time-out', found.Timeout, timeout],
    ['memory', found.MemorySize, memorySize],
    ['timers', timers.join(), triggers.map((each) => each.name).join()],
  ] as const;
  return [
    ...figures
      .filter(([, is, should]) => is !== should)
      .map(([what, is, should]) => `${name}: ${what} is ${is || 'none'}, not ${should || 'none'}`),
    ...(missing.length > 0 ? [`${name}: without ${missing.join(', ')}`] : []),
    ...(unfilled.length > 0
      ? [`${name}: ${unfilled.join(', ')} were not filled in: deploy from the folder with .env`]
      : []),
  ];
}

async function functionsSay({ envId, functions }: Environment) {
  const problems: string[] = [];
  for (const declared of cloudbaseRcOf(functionNames()).functions) {
    const input = { FunctionName: declared.name, Namespace: envId };
    const found = await functions('GetFunction', input).catch((error: unknown) => {
      if (error instanceof TencentError) return error;
      throw error;
    });
    if (found instanceof TencentError) problems.push(`${declared.name}: ${found.message}`);
    else problems.push(...functionProblems(declared, described.parse(found)));
  }
  return { problems };
}

/** Every run of the timer says how old the oldest waiting event is. */
async function timerSays({ envId, api, nowMs }: Environment) {
  const shown = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  const answer = await api('SearchClsLog', {
    EnvId: envId,
    StartTime: shown(nowMs - 10 * 60_000),
    EndTime: shown(nowMs),
    QueryString: 'src:app AND log:"outboxAgeMs"',
    Limit: 1,
  });
  const { LogResults } = z
    .looseObject({ LogResults: z.looseObject({ Results: z.array(z.unknown()).nullish() }).nullish() })
    .parse(answer);
  const isRunning = (LogResults?.Results?.length ?? 0) > 0;
  return isRunning
    ? {}
    : { problems: ['no run of `schedule` in ten minutes of its log: console → 云函数 → 日志'] };
}

const envelope = z.looseObject({
  ok: z.boolean(),
  data: z.looseObject({ link: z.string().optional() }).optional(),
  error: z.looseObject({ code: z.string() }).optional(),
});

async function called(origin: string, path: string, key: string, body: object) {
  const response = await fetch(new URL(path, origin), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  return envelope.parse(await response.json());
}

/** Our own refusal of a key that is none: the request came through whole, its path understood. */
async function pathSays(origin: string) {
  const { error } = await called(origin, '/groups/list', 'jd_bot_none', {});
  return error?.code === 'SERVICE_KEY_INVALID'
    ? {}
    : { problems: [`/groups/list answers ${error?.code ?? 'ok'} to a wrong key, not SERVICE_KEY_INVALID`] };
}

async function linkSays(origin: string, key: string, groupId: string, taskId: string) {
  const { data, error } = await called(origin, '/groups/card', key, { groupId, taskId, withLink: true });
  if (data?.link) return {};
  return { problems: [`a card has no link (${error?.code ?? 'none in the answer'}): leave withLink out`] };
}

/** What nobody could try without an account, asked of a real environment. */
export async function checkEnvironment(environment: Environment): Promise<Answered[]> {
  const { http } = environment;
  const path = 'the path that HTTP access hands on';
  const link = 'cloud calls from a function that is called over HTTP';
  return [
    await answerTo('updateAndReturn inside transactions', () => transactionsSay(environment)),
    await answerTo('functions, their variables and timers', () => functionsSay(environment)),
    await answerTo('the timer runs', () => timerSays(environment)),
    http ? await answerTo(path, () => pathSays(http.origin)) : unasked(path, 'say --http=https://<domain>'),
    http?.key && http.groupId && http.taskId
      ? await answerTo(link, () =>
          linkSays(http.origin, http.key ?? '', http.groupId ?? '', http.taskId ?? ''),
        )
      : unasked(link, 'say --http, --group, --task and the key of the bot in BOT_KEY'),
  ];
}
