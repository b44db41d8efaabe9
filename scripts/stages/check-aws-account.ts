import * as z from 'zod';
import { awsSettings } from '../../shared/runtime/compose/aws-environment';
import { type Answered, answerTo, unasked } from './answers';
import { type AwsPlace, askJson, askPath, askQuery, elements } from './aws-calls';
import { type AwsStage, readStage } from './aws-stage';
import { stackStatus, tablesOf } from './standing';

const service = 'jiedan';

/** Fields of the secret that every stage has, and those of its options. */
const fieldsOf = ({ identity, messagePush, earlierVaultKeys }: AwsStage) => ({
  ...awsSettings.wechat.shape,
  ...awsSettings.tokens.shape,
  ...awsSettings.hash.shape,
  ...(identity === 'yes' && awsSettings.identity.required().shape),
  ...(messagePush === 'yes' && awsSettings.weChatPush.required().shape),
  ...(earlierVaultKeys === 'yes' && { VAULT_KEYS: awsSettings.store.shape.VAULT_KEYS.unwrap() }),
});

async function secretSays(place: AwsPlace, stage: string, parameters: AwsStage) {
  const SecretId = `${service}/${stage}`;
  const answer = await askJson(place, 'secretsmanager', 'secretsmanager.GetSecretValue', { SecretId });
  const { SecretString } = z.object({ SecretString: z.string() }).parse(answer);
  const fields = z.record(z.string(), z.unknown()).parse(JSON.parse(SecretString));
  const expected = fieldsOf(parameters);
  const problems = Object.entries(expected)
    .filter(([name, schema]) => !schema.safeParse(fields[name]).success)
    .map(([name]) => `${name} is ${name in fields ? 'not of its form' : 'missing'}`);
  const unread = Object.keys(fields).filter((name) => !(name in expected));
  return { problems, remarks: unread.map((name) => `${name} is not read with these parameters`) };
}

const certificateAnswer = z.object({
  Certificate: z.object({
    Status: z.string(),
    DomainName: z.string(),
    SubjectAlternativeNames: z.array(z.string()).default([]),
  }),
});

async function certificateSays(place: AwsPlace, { domain, certificate }: AwsStage) {
  if (!domain || !certificate) {
    const remark = 'no domain: WeChat calls filed domains only, so this stage is for trying';
    return { remarks: [remark] };
  }
  const CertificateArn = certificate;
  if (certificate.split(':')[3] !== place.region)
    return { problems: [`the certificate is not of ${place.region}`] };
  const target = 'CertificateManager.DescribeCertificate';
  const { Certificate } = certificateAnswer.parse(await askJson(place, 'acm', target, { CertificateArn }));
  const names = [Certificate.DomainName, ...Certificate.SubjectAlternativeNames];
  const above = `*.${domain.split('.').slice(1).join('.')}`;
  return {
    problems: [
      ...(Certificate.Status === 'ISSUED' ? [] : [`the certificate is ${Certificate.Status}`]),
      ...(names.includes(domain) || names.includes(above) ? [] : [`the certificate is not of ${domain}`]),
    ],
  };
}

async function standingSays(place: AwsPlace, stage: string, { tableProtection }: AwsStage) {
  const name = `${service}-${stage}`;
  const status = await stackStatus(place, name);
  const tables = await tablesOf(place, name);
  const isFirst = status === undefined;
  const isBroken = status === 'ROLLBACK_COMPLETE' || status?.endsWith('_FAILED');
  return {
    problems: [
      ...(isBroken ? [`stack ${name} is ${status}: delete it first (docs/runbook.md)`] : []),
      ...(isFirst && tables.length > 0
        ? [`no stack ${name}, but ${tables.length} of its tables: adopt or delete them (docs/runbook.md)`]
        : []),
      ...(isFirst && tableProtection !== false
        ? ['a first deployment wants "tableProtection": false: protected tables outlive one that fails']
        : []),
    ],
    remarks: [
      `stack ${name}: ${status ?? 'none'}, ${tables.length} tables`,
      ...(!isFirst && tableProtection === false
        ? ['second step: "tableProtection": true, then deploy again; tables can be deleted until then']
        : []),
    ],
  };
}

const concurrencyAnswer = z.object({
  AccountLimit: z.object({ ConcurrentExecutions: z.int() }),
});
/** What Lambda must be able to leave to functions for which nothing is kept. */
const leastUnreserved = 100;

/** Of an account that is not new. */
const usualConcurrency = 1_000;

const throttleAnswer = z.object({
  throttleSettings: z.object({ rateLimit: z.number(), burstLimit: z.number() }),
});

async function quotasSay(
  place: AwsPlace,
  { callsPerSecond, callsAtOnce, ordersAtOnce, drainAtOnce }: AwsStage,
) {
  const { AccountLimit } = concurrencyAnswer.parse(
    await askPath(place, 'lambda', '/2016-08-19/account-settings/'),
  );
  const { throttleSettings } = throttleAnswer.parse(await askPath(place, 'apigateway', '/account'));
  const { ConcurrentExecutions: limit } = AccountLimit;
  const kept = (ordersAtOnce ?? 0) + (drainAtOnce ?? 0);
  const [rate, burst] = [callsPerSecond ?? 1_000, callsAtOnce ?? 2_000];
  return {
    problems: [
      ...(kept > 0 && limit - kept < leastUnreserved
        ? [
            `Lambda runs ${limit} at once in this account and keeps no ${kept} of them: ask for 1,000 (Service Quotas), or leave ordersAtOnce and drainAtOnce null`,
          ]
        : []),
      ...(rate > throttleSettings.rateLimit || burst > throttleSettings.burstLimit
        ? [
            `the API would let ${rate}/s and ${burst} at once in, the account has ${throttleSettings.rateLimit}/s and ${throttleSettings.burstLimit}`,
          ]
        : []),
    ],
    remarks: [
      ...(limit < usualConcurrency
        ? [`Lambda runs ${limit} at once in this account: ask for 1,000 before people come (Service Quotas)`]
        : []),
      `Lambda: ${limit} at once; API: ${throttleSettings.rateLimit}/s, ${throttleSettings.burstLimit} at once`,
    ],
  };
}

async function callerSays(place: AwsPlace) {
  const xml = await askQuery(place, 'sts', '2011-06-15', 'GetCallerIdentity');
  const [arn = ''] = elements(xml, 'Arn');
  const isOfRegion = arn.startsWith(place.region.startsWith('cn-') ? 'arn:aws-cn:' : 'arn:aws:');
  return isOfRegion ? { remarks: [arn] } : { problems: [`${arn} is no account of ${place.region}`] };
}

/** Questions of a stage on AWS; without credentials all but its file stay open. */
export async function checkAwsAccount(
  stage: string,
  place: AwsPlace | undefined,
  read: (stage: string) => AwsStage = readStage,
): Promise<Answered[]> {
  const file = await answerTo(`parameters of ${stage}`, () => {
    const { alarmEmail } = read(stage);
    return alarmEmail === null ? { remarks: ['no alarmEmail: nobody hears an alarm'] } : {};
  });
  const questions: readonly (readonly [string, (at: AwsPlace, given: AwsStage) => Promise<object>])[] = [
    ['whose account it is', callerSays],
    ['the secret and its fields', (at, given) => secretSays(at, stage, given)],
    ['the certificate', certificateSays],
    ['what is there already', (at, given) => standingSays(at, stage, given)],
    ['quotas', quotasSay],
  ];
  if (file.result !== 'ok')
    return [file, ...questions.map(([what]) => unasked(what, 'the parameters come first'))];
  if (!place)
    return [file, ...questions.map(([what]) => unasked(what, 'no AWS credentials in the environment'))];
  const given = read(stage);
  return [
    file,
    ...(await Promise.all(questions.map(([what, ask]) => answerTo(what, () => ask(place, given))))),
  ];
}
