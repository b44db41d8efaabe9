import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { sameSettings } from '../../shared/runtime/compose/settings';

/** Where every stage's parameters stand: nothing of a deployment is remembered by a person or a shell. */
const stagesFolder = 'stages';

const yesOrNo = z.enum(['yes', 'no']).nullable();
const template = z.string().min(1).nullable();
/** As the functions will read it: what they would refuse at their start is refused here. */
const asRead = (schema: z.ZodType) =>
  z
    .string()
    .refine((text) => schema.safeParse(text).success, { error: 'not of the form that functions read' })
    .nullable();

const parameters = z.strictObject({
  alarmEmail: z.email().nullable(),
  domain: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
    .nullable(),
  certificate: z
    .string()
    .regex(/^arn:aws(-cn)?:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/)
    .nullable(),
  fixedAddress: yesOrNo,
  architecture: z.enum(['arm64', 'x86_64']).nullable(),
  /** Both 0: nobody is let in, as before an export. */
  callsPerSecond: z.int().min(0).nullable(),
  callsAtOnce: z.int().min(0).nullable(),
  /** Lambda keeps so many for the function, and gives it no more. */
  ordersAtOnce: z.int().min(1).nullable(),
  drainAtOnce: z.int().min(1).nullable(),
  /** What a day may cost before somebody is told. */
  dollarsPerDay: z.number().positive().nullable(),
  rates: asRead(sameSettings.rates.shape.RATES),
  unverifiedLimits: asRead(sameSettings.settings.shape.UNVERIFIED_LIMITS),
  catalogueMegabytes: z.int().min(50).max(8_000).nullable(),
  bankAccount: asRead(sameSettings.funding.shape.BANK_ACCOUNT),
  orderResultTemplate: template,
  workReminderTemplate: template,
  orderChangeTemplate: template,
  acceptanceTemplate: template,
  identity: yesOrNo,
  messagePush: yesOrNo,
  earlierVaultKeys: yesOrNo,
  /** false for the first deployment alone: protected tables outlive one that fails. */
  tableProtection: z.boolean().nullable(),
});

/** What belongs together is given together; burst calls pass an API whose rate alone is 0. */
const awsStage = parameters
  .refine(({ domain, certificate }) => (domain === null) === (certificate === null), {
    path: ['certificate'],
    error: 'domain and certificate belong together',
  })
  .refine(
    ({ callsPerSecond, callsAtOnce }) =>
      (callsPerSecond === null) === (callsAtOnce === null) && (callsPerSecond === 0) === (callsAtOnce === 0),
    { path: ['callsAtOnce'], error: 'callsPerSecond and callsAtOnce belong together: both 0 lets nobody in' },
  );
export type AwsStage = z.output<typeof awsStage>;

/** Every name, in the order of the guide. */
export const awsParameterNames: readonly string[] = Object.keys(parameters.shape);

const stagePath = (stage: string): string => join(stagesFolder, `${stage}.json`);

const sentence = ({ code, path, message, ...issue }: z.core.$ZodIssue): string[] => {
  if (code === 'unrecognized_keys')
    return (issue as { keys?: string[] }).keys?.map((name) => `${name} is no parameter`) ?? [];
  return [`${path.join('.')}: ${message}`];
};

/** A stage's parameters, or a sentence for each that is unknown, missing or wrong; null stands for the default. */
export function parseStage(value: unknown): { readonly stage?: AwsStage; readonly problems: string[] } {
  const given = z.record(z.string(), z.unknown()).safeParse(value);
  if (!given.success) return { problems: ['is no JSON object'] };
  const missing = awsParameterNames.filter((name) => !(name in given.data));
  const parsed = awsStage.safeParse(value);
  if (parsed.success) return { stage: parsed.data, problems: [] };
  const others = parsed.error.issues.filter(({ path }) => !missing.includes(String(path[0])));
  return {
    problems: [
      ...missing.map((name) => `${name} is missing: null where the default is meant`),
      ...others.flatMap(sentence),
    ],
  };
}

/** Reads `stages/<stage>.json`. Throws Error with all that is wrong. */
export function readStage(stage: string): AwsStage {
  const path = stagePath(stage);
  if (!existsSync(path)) throw new Error(`${path} is not there: copy ${stagePath('dev')} and fill it in`);
  const { stage: read, problems } = parseStage(JSON.parse(readFileSync(path, 'utf8')));
  if (!read) throw new Error(problems.map((problem) => `${path}: ${problem}`).join('\n'));
  return read;
}
