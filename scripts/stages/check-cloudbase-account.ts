import * as z from 'zod';
import { type TencentApi, TencentError } from '../cloudbase/tencent-api';
import { type Answered, answerTo, unasked } from './answers';
import { environmentOf, readCloudbaseStage } from './cloudbase-stage';

const environments = z.object({
  EnvList: z.array(
    z.object({
      EnvId: z.string(),
      Status: z.string(),
      Storages: z.array(z.object({ Bucket: z.string() })).nullish(),
    }),
  ),
});

async function environmentSays(api: TencentApi, settings: NodeJS.ProcessEnv) {
  const { envId, filesPrefix } = environmentOf(settings);
  const { EnvList } = environments.parse(await api('DescribeEnvs', { EnvId: envId }));
  const environment = EnvList.find(({ EnvId }) => EnvId === envId);
  if (!environment) return { problems: [`this account has no environment ${envId}`] };
  const prefixes = (environment.Storages ?? []).map(({ Bucket }) => `cloud://${envId}.${Bucket}`);
  return {
    problems: [
      ...(environment.Status === 'NORMAL' ? [] : [`environment ${envId} is ${environment.Status}`]),
      ...(prefixes.includes(filesPrefix)
        ? []
        : [`STORAGE_ID_PREFIX is not ${prefixes.join(' or ') || 'known'}`]),
    ],
  };
}

async function standingSays(api: TencentApi, settings: NodeJS.ProcessEnv) {
  const { envId } = environmentOf(settings);
  try {
    await api('DescribeTable', { EnvId: envId, TableName: 'accounts' });
    return {
      remarks: ['collections are there: HASH_KEY and VAULT_KEYS must be those they were written with'],
    };
  } catch (error) {
    if (error instanceof TencentError && /NotFound|NotExist/i.test(`${error.code} ${error.message}`))
      return { remarks: ['no collections yet: setup-database.cjs makes them'] };
    throw error;
  }
}

/** Questions of a stage on CloudBase; without an API key all but its settings stay open. */
export async function checkCloudbaseAccount(
  stage: string,
  api: TencentApi | undefined,
  read: (stage: string) => Pick<ReturnType<typeof readCloudbaseStage>, 'settings'> = readCloudbaseStage,
): Promise<Answered[]> {
  const file = await answerTo(`settings of ${stage}`, () => {
    const { settings } = read(stage);
    const isOpen = settings.ACCEPT_DEVTOOLS === 'yes';
    return isOpen ? { remarks: ['ACCEPT_DEVTOOLS is yes: only without real people'] } : {};
  });
  const questions: readonly (readonly [string, typeof environmentSays | typeof standingSays])[] = [
    ['the environment and its storage', environmentSays],
    ['what is there already', standingSays],
  ];
  const why = file.result === 'ok' ? 'no API key in the environment' : 'the settings come first';
  const quotas = unasked(
    'quotas',
    'no call answers them: console → 资源用量 (requests a second, calls a month)',
  );
  if (file.result !== 'ok' || !api) return [file, ...questions.map(([what]) => unasked(what, why)), quotas];
  const { settings } = read(stage);
  const asked = questions.map(([what, ask]) => answerTo(what, () => ask(api, settings)));
  return [file, ...(await Promise.all(asked)), quotas];
}
