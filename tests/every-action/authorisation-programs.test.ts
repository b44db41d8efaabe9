import { serviceKeyText } from '../../shared/application/services/service-key';
import { serviceClients } from '../../shared/collections/services';
import type { Action } from '../../shared/contract/action';
import { actions } from '../../shared/contract/contract';
import { type ErrorCode, errorCatalogue } from '../../shared/contract/errors';
import { roles } from '../../shared/domain/account/roles';
import { actionCases, caseOf } from '../support/actions/action-cases';
import { createActionFixture, type ResettableFixture } from '../support/actions/action-fixture';
import { botActions, serviceClient } from '../support/data/service-client';
import { tapped } from '../support/stores/tapped';
import { contentOf } from '../support/system/inspectable-system';
import { callRaw } from '../support/system/raw-call';

let fixture: ResettableFixture;
beforeAll(async () => {
  fixture = await createActionFixture();
});
afterAll(() => fixture.system.close());

const keyParts = () => {
  const [, clientId = '', keyId = '', secret = ''] = fixture.bot.token?.split('_') ?? [];
  return { clientId, keyId, secret };
};

const changeBot = (change: object) =>
  fixture.system.ports.store.transact(async (tx) => {
    const client = await tx.get(serviceClients, 'bot');
    if (!client) throw new Error('no bot');
    tx.update(serviceClients, { ...client, ...change });
  });

const nameOf = ({ feature, name }: Action): string => `${feature}/${name}`;

/** Everybody who may call an action for programs, and what they get. `stranger`: as the action's entry says. */
const callers: Readonly<
  Record<string, readonly [(action: Action) => Promise<string | undefined>, 'ok' | 'stranger' | ErrorCode]>
> = {
  nobody: [async () => undefined, 'SERVICE_KEY_INVALID'],
  'the program itself': [async () => fixture.bot.token, 'ok'],
  'another program': [async () => (await serviceClient(fixture.system, 'other')).token, 'stranger'],
  'a program that may call all but this': [
    async (action) => {
      const others = botActions.filter((name) => name !== nameOf(action));
      return (await serviceClient(fixture.system, 'narrow', others)).token;
    },
    'SERVICE_NOT_ALLOWED',
  ],
  'a key that was taken back': [
    async () => {
      await changeBot({ keys: [] });
      return fixture.bot.token;
    },
    'SERVICE_KEY_INVALID',
  ],
  'a key with another secret': [
    async () => serviceKeyText({ ...keyParts(), secret: 'x'.repeat(32) }),
    'SERVICE_KEY_INVALID',
  ],
  'a key with another id': [
    async () => serviceKeyText({ ...keyParts(), keyId: 'x'.repeat(8) }),
    'SERVICE_KEY_INVALID',
  ],
  'a key under another program’s name': [
    async () => {
      await serviceClient(fixture.system, 'other');
      return serviceKeyText({ ...keyParts(), clientId: 'other' });
    },
    'SERVICE_KEY_INVALID',
  ],
  'half a key': [async () => fixture.bot.token?.slice(0, -1), 'SERVICE_KEY_INVALID'],
  'a key and more': [async () => `${fixture.bot.token}x`, 'SERVICE_KEY_INVALID'],
  'the stored hash': [
    async () => {
      const client = await fixture.system.ports.store.get(serviceClients, 'bot');
      return serviceKeyText({ ...keyParts(), secret: client?.keys[0]?.hash.slice(0, 32) ?? '' });
    },
    'SERVICE_KEY_INVALID',
  ],
  'a person’s session': [async () => fixture.worker.token, 'SERVICE_KEY_INVALID'],
  'the session of an operator': [
    async () => {
      await fixture.system.changeAccount(fixture.publisher.accountId, { roles: [...roles] });
      return fixture.publisher.token;
    },
    'SERVICE_KEY_INVALID',
  ],
};

const forPrograms = actions.filter(({ access }) => access === 'service');
const table = forPrograms.flatMap((action) =>
  Object.entries(callers).map(([kind, [token, expected]]) => {
    const code = expected === 'stranger' ? caseOf(action.feature, action.name).stranger : expected;
    return [nameOf(action), kind, code, action, token] as const;
  }),
);

test.each(table)('%s called by %s: %s', async (name, kind, code, action, tokenOf) => {
  fixture.reset();
  const token = await tokenOf(action);
  const { input } = caseOf(action.feature, action.name);
  fixture.system.clock.pass(1);
  const before = contentOf(fixture.raw);
  const logged = fixture.system.logs.length;
  const served = fixture.system.functions.http.get(action.feature);
  const answer = await callRaw(served, { path: `/${name}`, token, body: JSON.stringify(input(fixture)) });

  expect(answer.error?.code ?? 'ok').toBe(code);
  expect(answer.status).toBe(code === 'ok' ? 200 : errorCatalogue[code].status);
  if (code !== 'ok' || action.effect === 'read') expect(contentOf(fixture.raw)).toBe(before);
  else if (kind === 'the program itself') expect(contentOf(fixture.raw)).not.toBe(before);
  const said = `${answer.text}${fixture.system.logs.slice(logged).join('')}`;
  for (const secret of [keyParts().secret, ...(token === undefined ? [] : [token])])
    expect(said).not.toContain(secret);
  if (kind !== 'another program') return;
  for (const own of [fixture.groupId, fixture.sendingPost.taskId, '20011112222@chatroom'])
    expect(answer.text).not.toContain(own);
});

test('whatever another program says of posts that are not its own, they stay as they are', async () => {
  fixture.reset();
  const other = await serviceClient(fixture.system, 'other');
  const before = contentOf(fixture.raw);
  for (const post of [fixture.waitingPost, fixture.sendingPost]) {
    const which = { groupId: post.groupId, taskIds: [post.taskId] };
    expect(await other.get('groups/claim', which)).toEqual({ taskIds: [] });
    for (const outcome of ['sent', 'not-sent', 'dropped', 'withdrawn'])
      await other.get('groups/finish', { ...which, outcome });
  }
  expect(await other.get('groups/list')).toEqual({ groups: [] });
  expect(await other.get('groups/due')).toEqual({ posts: [] });
  expect(contentOf(fixture.raw)).toBe(before);
});

test('every action for programs is one of the bot’s', () => {
  const names = forPrograms.map(nameOf);
  expect(names.sort()).toEqual([...botActions].sort());
  for (const name of names) expect(Object.hasOwn(actionCases, name)).toBe(true);
});

test('the door reads the store once', async () => {
  fixture.reset();
  const reads: string[] = [];
  const { store } = fixture.system.ports;
  const counting = tapped(store, {
    before({ method, args }) {
      if (method === 'get') reads.push(args[0].name);
    },
  });
  const served = fixture.system.over({ ...fixture.system.ports, store: counting }).http.get('groups');
  const answer = await callRaw(served, { path: '/groups/list', token: fixture.bot.token, body: '{}' });
  expect([answer.status, reads]).toEqual([200, ['serviceClients']]);
});
