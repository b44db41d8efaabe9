import * as z from 'zod';
import { contract } from '../../shared/contract/contract';
import { tickMinutes } from '../../shared/contract/timers';
import { cloudbaseSettingNames } from '../../shared/runtime/compose/cloudbase-environment';
import { everyTimer } from '../../shared/runtime/doors/on-cloudbase-timer';
import { functionRoot, functionTimeoutSeconds, memoryMb, runtime } from './declared';

/** Seven fields; day and week set together would mean either. */
const cron = z
  .string()
  .regex(/^(?:[\d*,/-]+ ){6}[\d*,/-]+$/)
  .refine((text) => text.split(' ')[3] === '*' || text.split(' ')[5] === '*');

const trigger = z.strictObject({
  name: z.string().regex(/^[a-z][\w-]{0,59}$/),
  type: z.literal('timer'),
  config: cron,
});

const fromEnvironment = /^\{\{env\.[A-Z][A-Z0-9_]*\}\}$/;

const cloudFunction = z.strictObject({
  name: z.string().regex(/^[a-z][a-zA-Z0-9-]{1,59}$/),
  handler: z.literal('index.main'),
  runtime: z.literal(runtime),
  timeout: z.int().min(1).max(60),
  memorySize: z.int().min(128).max(3_072).multipleOf(128),
  installDependency: z.literal(false),
  /** Never values: a secret that stands here stands in the repository. */
  envVariables: z.record(z.string().regex(/^[A-Z][A-Z0-9_]*$/), z.string().regex(fromEnvironment)),
  triggers: z.array(trigger).max(1),
});

/** The CLI checks nothing offline and ends with 0 when it fails: this does it instead. */
export const cloudbaseRc = z
  .strictObject({
    version: z.literal('2.0'),
    envId: z.literal('{{env.CLOUDBASE_ENV}}'),
    functionRoot: z.literal(functionRoot),
    functions: z.array(cloudFunction).min(1).max(50),
  })
  .refine(({ functions }) => new Set(functions.map(({ name }) => name)).size === functions.length);
export type CloudbaseRc = z.output<typeof cloudbaseRc>;

/** `config.json` beside a function's code, as WeChat's tool and the cloud read it. */
export const functionConfig = z.strictObject({
  permissions: z.strictObject({ openapi: z.array(z.string().regex(/^[a-zA-Z]+\.[a-zA-Z]+$/)) }),
  triggers: z.array(trigger).max(1),
});
export type FunctionConfig = z.output<typeof functionConfig>;

const actionsOf = (name: string) =>
  Object.values(Object.entries(contract).find(([feature]) => feature === name)?.[1] ?? {});

/** Second, minute, hour, day, month, week, year; timers count in UTC+8. */
const everyTick = `0 ${tickMinutes === 1 ? '*' : `*/${tickMinutes}`} * * * * *`;

const triggersOf = (name: string): CloudbaseRc['functions'][number]['triggers'] =>
  actionsOf(name).some(({ access }) => access === 'timer')
    ? [{ name: everyTimer, type: 'timer', config: everyTick }]
    : [];

/** `cloudbaserc.json` of these functions. Throws ZodError when it would not be one. */
export const cloudbaseRcOf = (names: readonly string[]): CloudbaseRc =>
  cloudbaseRc.parse({
    version: '2.0',
    envId: '{{env.CLOUDBASE_ENV}}',
    functionRoot,
    functions: names.map((name) => ({
      name,
      handler: 'index.main',
      runtime,
      timeout: functionTimeoutSeconds(name),
      memorySize: memoryMb(name),
      installDependency: false,
      envVariables: Object.fromEntries(cloudbaseSettingNames.map((each) => [each, `{{env.${each}}}`])),
      triggers: triggersOf(name),
    })),
  });

export const functionConfigOf = (name: string, permitted: readonly string[]): FunctionConfig =>
  functionConfig.parse({ permissions: { openapi: permitted }, triggers: triggersOf(name) });
