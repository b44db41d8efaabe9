import { join } from 'node:path';
import * as z from 'zod';
import { openProgram } from '../../scripts/aws/program';
import { errorProblems } from '../../scripts/raised-errors';
import { action } from '../../shared/contract/action';
import type { ErrorCode } from '../../shared/contract/errors';

const useCases = `
import { AppError } from '../../shared/contract/errors';
import type { Context } from '../../shared/ports/context';
import { ownCode } from '../../shared/application/planted';
import { advance } from '../../shared/application/lifecycles/advance';
import { type Order, orders } from '../../shared/collections/orders';

export const own = async () => { throw new AppError('TASK_FULL'); };
export const followed = async (_: unknown, context: Context) => ownCode(context, true);
export const asked = async (_: unknown, { wechat }: Context<'public', 'wechat'>) => wechat.riskRank({ openid: '', scene: 0, clientIp: '' });
export const caught = async (_: unknown, context: Context) => {
  await ownCode(context, true).catch(() => undefined);
  try {
    await ownCode(context, false);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
};
export const stepped = async (order: Order, { store }: Context, event: 'apply' | 'admit') =>
  store.transact(async (tx) => advance(tx, orders, order, event, { by: 'worker', atMs: 0 }));
export const again = async (_: unknown, context: Context) => {
  try {
    await ownCode(context, false);
  } catch (error) {
    throw error;
  }
};
`;
const application = `
import { AppError } from '../contract/errors';
import type { Context } from '../ports/context';

export async function ownCode({ store }: Context, isOne: boolean): Promise<void> {
  await store.transact(async () => undefined);
  throw new AppError(isOne ? 'TASK_CLOSED' : 'OWN_TASK');
}
`;

/** The declaration, as source and as the action it makes. */
const declared: Readonly<Record<string, readonly ErrorCode[]>> = {
  own: ['TASK_FULL', 'UNDER_AGE'],
  followed: ['TASK_CLOSED', 'OWN_TASK'],
  asked: ['WECHAT_BUSY', 'WECHAT_TIMEOUT', 'WECHAT_RATE_LIMITED', 'WECHAT_UNAVAILABLE'],
  caught: [],
  stepped: ['ALREADY_SIGNED_UP', 'TOO_MANY_WITHDRAWALS', 'ORDER_NOT_WAITING'],
  again: ['TASK_CLOSED'],
};
const contract = Object.entries(declared)
  .map(([name, errors]) => `export const ${name} = { name: '${name}', errors: ${JSON.stringify(errors)} };`)
  .join('\n');
const names = Object.keys(declared).join(', ');
const feature = `${useCases}
import '../../shared/contract/planted';
export const planted = { ${names} };`;

const entry = join('functions', 'planted', 'feature.ts');
const program = openProgram(
  [entry],
  process.cwd(),
  new Map([
    [entry, feature],
    [join('shared', 'contract', 'planted.ts'), contract],
    [join('shared', 'application', 'planted.ts'), application],
  ]),
);

const problemsOf = (name: string) =>
  errorProblems(program, [
    action({
      feature: 'planted',
      name,
      summary: name,
      access: 'public',
      effect: 'set',
      input: z.strictObject({}),
      output: z.strictObject({}),
      errors: declared[name] ?? [],
    }),
  ]);

test('a code that nothing raises is named with the line that declares it', () => {
  expect(problemsOf('own')).toEqual(['shared/contract/planted.ts:1: planted/own never answers UNDER_AGE']);
});

test('codes are followed into other modules, and taken from the ports', () => {
  expect(problemsOf('followed')).toEqual([]);
  expect(problemsOf('asked')).toEqual([]);
});

test('what a step of a lifecycle may be refused with stands in its table', () => {
  expect(problemsOf('stepped')).toEqual([]);
});

test('what is caught is not answered', () => {
  expect(problemsOf('caught')).toEqual([]);
});

test('a code that is not declared is named with the line that raises it', () => {
  expect(problemsOf('again')).toEqual([
    'shared/application/planted.ts:7: planted/again may answer OWN_TASK, shared/contract/planted.ts:6 does not declare it',
  ]);
});

test('an action that no use case serves is named', () => {
  expect(problemsOf('nobody')).toEqual(['functions/planted/feature.ts serves no nobody']);
});
