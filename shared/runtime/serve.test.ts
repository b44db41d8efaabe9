import * as z from 'zod';
import { lambdaContext } from '../../local/lambda-event';
import { fakeClock } from '../../tests/support/stores/fake-clock';
import { fakeTimeouts } from '../../tests/support/stores/fake-timeouts';
import { callRaw } from '../../tests/support/system/raw-call';
import { action } from '../contract/action';
import { defaultRates } from '../domain/limits/rates';
import { randomIds } from '../platforms/system/random-ids';
import { keyedHash } from '../platforms/vault/keyed-hash';
import type { Context, NamedPort } from '../ports/context';
import { memoryStore } from '../store/memory/memory-store';
import { compose } from './compose/common';
import { type LambdaPorts, onLambda } from './doors/on-lambda';
import { onTimer } from './doors/on-timer';
import { feature } from './feature';

const declared = {
  feature: 'test',
  summary: 'For this test',
  effect: 'read',
  input: z.strictObject({}),
  output: z.strictObject({ names: z.array(z.string()) }),
  errors: [],
} as const;
const open = action({ ...declared, name: 'open', access: 'public' });
const due = action({ ...declared, name: 'due', access: 'timer' });

const clock = fakeClock();
const ids = randomIds();
const store = memoryStore({ clock, ids });

/** Ports of which only these can be made: any other has no key here. */
function portsWith(...keys: NamedPort[]) {
  const made: string[] = [];
  const maker = (name: NamedPort) => () => {
    if (!keys.includes(name)) throw new Error(`no key for ${name}`);
    made.push(name);
    return {} as never;
  };
  const asked: (readonly NamedPort[])[] = [];
  const hashKey = () => {
    made.push('hash');
    return Buffer.alloc(32);
  };
  const common = {
    clock,
    timeouts: fakeTimeouts(),
    ids,
    log: () => {},
    hashKey,
    settings: maker('settings'),
    bankAccount: maker('funding'),
    rates: () => defaultRates,
    push: () => undefined,
    tencent: () => undefined,
  };
  const vault = { encrypt: async (text: string) => text, decrypt: async (text: string) => text };
  const ports = compose<LambdaPorts>(common, {
    documents: () => store,
    vault: () => vault,
    ports: { wechat: maker('wechat'), files: maker('files'), tokens: maker('tokens') },
  });
  return {
    made,
    asked,
    compose: async (named: readonly NamedPort[]) => {
      asked.push(named);
      return ports;
    },
  };
}

const namesOf = async (_input: unknown, context: object) => ({ names: Object.keys(context).sort() });

test('a use case has what it names and what everybody has; nothing else is made', async () => {
  const { made, asked, compose: composed } = portsWith('files');
  const served = onLambda(feature({ open }, ['files', 'hash'], { open: namesOf }), composed);
  const { data } = await callRaw(served, { path: '/test/open' });
  expect(data.names).toEqual(
    ['caller', 'client', 'clock', 'files', 'hash', 'ids', 'log', 'rates', 'report', 'store'].sort(),
  );
  expect(made.sort()).toEqual(['files', 'hash']);
  await callRaw(served, { path: '/test/open' });
  expect(made).toHaveLength(2);
  expect(asked).toEqual([
    ['files', 'hash'],
    ['files', 'hash'],
  ]);
});

test('who signs people in is made with the exchange of codes, and only then', async () => {
  const { asked, compose: composed } = portsWith('wechat');
  const served = onLambda(feature({ open }, ['signIn'], { open: namesOf }), composed);
  expect((await callRaw(served, { path: '/test/open' })).data.names).toContain('signIn');
  expect(asked).toEqual([['wechat']]);
});

test('where callers are known, tokens are composed; where nobody is, they are not', async () => {
  const known = action({ ...declared, name: 'open', access: 'person' });
  for (const [contract, named] of [
    [{ open: known }, ['tokens']],
    [{ open }, []],
  ] as const) {
    const { asked, compose: composed } = portsWith('tokens');
    await callRaw(onLambda(feature(contract, [], { open: namesOf }), composed), { path: '/test/open' });
    expect(asked).toEqual([named]);
  }
});

test('behind a timer stands nobody', async () => {
  const { made, compose: composed } = portsWith();
  const tick = onTimer(feature({ due }, [], { due: namesOf }), composed);
  expect(await tick({ action: 'due' }, lambdaContext('test'))).toEqual({
    names: ['clock', 'ids', 'log', 'rates', 'report', 'store', 'untilMs'],
  });
  expect(made).toEqual([]);
});

/** TypeScript reads this: a feature that names too little is refused before it runs. */
const tooLittle = () => {
  const run = async (_input: unknown, { wechat }: Context<'public', 'wechat'>) => ({ names: [wechat.appId] });
  feature({ open }, ['wechat', 'hash'], { open: run });
  // @ts-expect-error the use case needs WeChat
  feature({ open }, ['hash'], { open: run });
  // @ts-expect-error so it does
  feature({ open }, [], { open: run });
};

/** And a use case that does not name a port does not have it. */
const unnamed = ({ store: own, ...context }: Context<'timer', 'hash'>) => {
  // @ts-expect-error it is not named
  context.wechat;
  // @ts-expect-error nobody calls
  context.caller;
  return [own, context.hash, tooLittle];
};

test('the hash that is named is the hash', async () => {
  const hash = keyedHash(Buffer.alloc(32));
  expect(
    unnamed({ store, clock, ids, log: () => {}, rates: defaultRates, report: () => {}, untilMs: 0, hash })[1],
  ).toBe(hash);
});
