import { join } from 'node:path';
import { needProblems } from './needs';
import { openProgram } from './program';

const useCases = `
import type { Context, UseCase } from '../../shared/ports/context';
import { identityIdOf } from '../../shared/application/account/wechat-identity';
import type { accountContract } from '../../shared/contract/account';
const appIdOf = ({ wechat }: Pick<Context<'person', 'wechat'>, 'wechat'>) => wechat.appId;
`;

const planted = new Map(
  Object.entries({
    'planted/feature.ts': `
      import { feature } from '../../shared/runtime/feature';
      import { accountContract } from '../../shared/contract/account';
      import { idle } from './idle';
      import { direct } from './direct';
      import { through } from './through';
      export const planted = feature(accountContract, ['wechat', 'hash', 'files', 'tokens'], { idle, direct, me: through });`,
    'planted/idle.ts': `${useCases}
      export const idle: UseCase<typeof accountContract.me, 'wechat' | 'tokens'> = async (_, context) => appIdOf(context) as never;`,
    'planted/direct.ts': `${useCases}
      export const direct: UseCase<typeof accountContract.me, 'hash' | 'settings'> = async (_, { hash, settings }) =>
        [hash.hash('a'), settings.subscribeTemplates] as never;`,
    'planted/through.ts': `${useCases}
      export const through: UseCase<typeof accountContract.me, 'hash' | 'wechat' | 'signIn'> = async (_, context) =>
        identityIdOf(context, 'a') as never;`,
    'bare/feature.ts': `
      import { feature } from '../../shared/runtime/feature';
      import { accountContract } from '../../shared/contract/account';
      const needs = ['wechat'] as const;
      export const bare = feature(accountContract, needs, {} as never);`,
  }).map(([path, text]) => [join('functions', path), text]),
);

const program = openProgram(
  ['planted', 'bare'].map((name) => join('functions', name, 'feature.ts')),
  process.cwd(),
  planted,
);

test('what is named and not used is found, in use cases and in their feature; what is used is not', () => {
  expect(needProblems(program, ['planted']).sort()).toEqual([
    'functions/planted/feature.ts: no use case needs files',
    'functions/planted/idle.ts: tokens is not used',
    'functions/planted/through.ts: signIn is not used',
  ]);
});

test('a feature whose needs cannot be read is an error, not a guess', () => {
  expect(() => needProblems(program, ['bare'])).toThrow('functions/bare/feature.ts: no feature(');
});
