import { join } from 'node:path';
import { needProblems } from './needs';
import { openProgram } from './program';

/** A product of a few lines in place of the real one, in its folders. */
const shared: readonly (readonly [path: string, text: string])[] = [
  [
    'shared/ports/context.ts',
    `export interface WeChat { readonly appId: string }
    export interface KeyedHash { hash(text: string): string }
    export interface Files { url(key: string): string }
    export interface AccessTokens { issue(): string }
    export interface SignIn { holder(): string }
    export interface Settings { readonly templates: string }
    export interface Ports {
      readonly wechat: WeChat;
      readonly hash: KeyedHash;
      readonly files: Files;
      readonly tokens: AccessTokens;
      readonly settings: Settings;
    }
    export type UseCase<T, N extends keyof Ports | 'signIn' = never> =
      (input: T, context: Pick<Ports & { readonly signIn: SignIn }, N>) => unknown;`,
  ],
  ['shared/runtime/feature.ts', 'export const feature = (...parts: unknown[]) => parts;'],
  [
    'shared/application/account/consent.ts',
    `import type { Ports } from '../../ports/context';
    export const idOf = ({ hash, wechat }: Pick<Ports, 'hash' | 'wechat'>) => hash.hash(wechat.appId);`,
  ],
];

const useCase = `import type { UseCase } from '../../shared/ports/context';
  import { idOf } from '../../shared/application/account/consent';`;
const feature = "import { feature } from '../../shared/runtime/feature';";

const planted = new Map([
  ...shared,
  [
    'functions/tasks/feature.ts',
    `${feature}
    import { get } from './get';
    import { list } from './suggest';
    import { nearby } from './counts';
    export const tasks = feature({}, ['wechat', 'hash', 'files', 'settings'], { get, list, near: nearby });`,
  ],
  [
    'functions/tasks/get.ts',
    `${useCase}
    export const get: UseCase<string, 'hash' | 'tokens'> = (input, { hash }) => hash.hash(input);`,
  ],
  [
    'functions/tasks/suggest.ts',
    `${useCase}
    export const list: UseCase<string, 'settings'> = (_input, { settings }) => settings.templates;`,
  ],
  [
    'functions/tasks/counts.ts',
    `${useCase}
    export const nearby: UseCase<string, 'hash' | 'wechat' | 'signIn'> = (_input, context) => idOf(context);`,
  ],
  [
    'functions/orders/feature.ts',
    `${feature} const needs = ['wechat']; export const orders = feature({}, needs, {});`,
  ],
]);

const entries = ['tasks', 'orders'].map((name) => join('functions', name, 'feature.ts'));
const program = openProgram(entries, process.cwd(), planted);

test('what is named and not used is found, in use cases and in their feature; what is used is not', () => {
  expect(needProblems(program, ['tasks']).sort()).toEqual([
    'functions/tasks/counts.ts: signIn is not used',
    'functions/tasks/feature.ts: no use case needs files',
    'functions/tasks/get.ts: tokens is not used',
  ]);
});

test('a feature whose needs cannot be read is an error, not a guess', () => {
  expect(() => needProblems(program, ['orders'])).toThrow('functions/orders/feature.ts: no feature(');
});
