import { accounts } from '../../shared/collections/accounts';
import type { Action } from '../../shared/contract/action';
import { actions } from '../../shared/contract/contract';
import type { ErrorCode } from '../../shared/contract/errors';
import { type Role, roles } from '../../shared/domain/account/roles';
import { caseOf } from '../support/actions/action-cases';
import { createActionFixture, type ResettableFixture } from '../support/actions/action-fixture';
import { type CloudSystem, cloudSystem, injectedFor } from '../support/system/cloud-call';
import { contentOf } from '../support/system/inspectable-system';
import { acceptAll } from '../support/system/test-system';

let fixture: ResettableFixture;
let cloud: CloudSystem;
let set: unknown;
let kept: [string, string][];
const people = {
  worker: 'lin',
  publisher: 'zhao',
  operator: 'chen',
  stranger: 'sun',
  leaver: 'zhou',
  goner: 'wu',
  unknown: 'zheng',
} as const;

beforeAll(async () => {
  fixture = await createActionFixture();
  cloud = await cloudSystem(fixture.system);
  // The fixture's people signed in by code; here each has a session of the cloud's.
  const { unknown: _stranger, ...known } = people;
  for (const person of Object.values(known)) {
    expect((await cloud.call(person, 'account/login', { accepted: acceptAll })).ok).toBe(true);
  }
  set = fixture.raw.snapshot();
  kept = [...cloud.sessions];
});
afterAll(async () => {
  await cloud.close();
  await fixture.system.close();
});

const isRole = (access: string): access is Role => roles.some((role) => role === access);

interface Calling {
  readonly person: string | undefined;
  readonly variables?: Readonly<Record<string, string>>;
}

type Owner = Exclude<keyof typeof people, 'stranger' | 'unknown'>;
type Prepare = (owner: Owner, action: Action) => Calling | Promise<Calling>;

const changed = async (owner: Owner, change: Parameters<ResettableFixture['system']['changeAccount']>[1]) => {
  await fixture.system.changeAccount(fixture[owner].accountId, change);
  return { person: people[owner] };
};

/** Everybody who may call, as WeChat injects them. */
const callers = {
  'nobody whom WeChat names': () => ({ person: undefined }),
  'somebody who never signed in': () => ({ person: people.unknown }),
  owner: (owner) => ({ person: people[owner] }),
  stranger: () => ({ person: people.stranger }),
  browsing: (owner) => changed(owner, { consents: [] }),
  suspended: (owner) => changed(owner, { status: 'suspended' }),
  'in the wrong role': (owner, { access }) =>
    changed(owner, { roles: roles.filter((role) => role !== access) }),
  'with an expired session': async (owner) => {
    const account = await fixture.system.ports.store.get(accounts, fixture[owner].accountId);
    const expiresAtMs = fixture.system.clock.nowMs();
    return changed(owner, { sessions: (account?.sessions ?? []).map((it) => ({ ...it, expiresAtMs })) });
  },
  'logged out': async (owner) => {
    expect((await cloud.call(people[owner], 'account/logout', {})).ok).toBe(true);
    return { person: people[owner] };
  },
  'through HTTP access': (owner) => ({ person: people[owner], variables: { TCB_SOURCE: 'wx_http' } }),
  'through another function': (owner) => ({
    person: people[owner],
    variables: { TCB_SOURCE: 'wx_client,scf' },
  }),
  'as a timer': (owner) => ({ person: people[owner], variables: { TCB_SOURCE: 'wx_trigger' } }),
  'in the developer tools': (owner) => ({
    person: people[owner],
    variables: { TCB_SOURCE: 'wx_devtools' },
  }),
  'from another mini-program': (owner) => ({
    person: people[owner],
    variables: { WX_FROM_APPID: 'wx10ca10000000a002' },
  }),
} satisfies Record<string, Prepare>;

type CallerKind = keyof typeof callers;
const foreign: ReadonlySet<CallerKind> = new Set<CallerKind>([
  ...(['through HTTP access', 'through another function', 'as a timer', 'in the developer tools'] as const),
]);
const unnamed: ReadonlySet<CallerKind> = new Set<CallerKind>([
  'nobody whom WeChat names',
  'from another mini-program',
]);

/** Whoever WeChat does not name cannot sign in either; elsewhere a code would be missing. */
const nameless: Readonly<Record<string, ErrorCode>> = { 'account/login': 'WECHAT_CODE_INVALID' };

/** Where a login code decides over HTTP, here WeChat's own word does: a stranger acts for themselves. */
const strangers: Readonly<Record<string, 'ok' | ErrorCode>> = {
  'account/consent': 'ok',
  'payouts/bindAccount': 'ok',
  'privacy/askToLeave': 'ok',
  'privacy/copy': 'ok',
};

function expected(action: Action, kind: CallerKind): 'ok' | ErrorCode {
  const { access, feature, name } = action;
  if (foreign.has(kind)) return 'ACTION_NOT_FOUND';
  if (kind === 'owner') return 'ok';
  const { stranger, afterSession } = caseOf(feature, name);
  if (kind === 'stranger') return strangers[`${feature}/${name}`] ?? stranger;
  if (access === 'public') {
    if (unnamed.has(kind)) return nameless[`${feature}/${name}`] ?? 'ok';
    return kind === 'logged out' || kind === 'with an expired session' ? (afterSession ?? 'ok') : 'ok';
  }
  if (unnamed.has(kind) || kind === 'somebody who never signed in') return 'NOT_SIGNED_IN';
  if (kind === 'with an expired session' || kind === 'logged out') return 'SESSION_EXPIRED';
  if (kind === 'in the wrong role') return isRole(access) ? 'ROLE_REQUIRED' : 'ok';
  if (access === 'person' || (kind === 'suspended' && action.openToSuspended)) return 'ok';
  return kind === 'browsing' ? 'CONSENT_REQUIRED' : 'ACCOUNT_SUSPENDED';
}

const reachable = actions.filter(({ access }) => access !== 'timer' && access !== 'service');

/** Whose action it is. */
function ownerOf({ feature, name }: Action): Owner {
  const { owner } = caseOf(feature, name);
  if (owner === 'bot') throw new Error(`${feature}/${name} is for programs`);
  return owner;
}

const table = reachable.flatMap((action) =>
  (Object.keys(callers) as CallerKind[]).map(
    (kind) =>
      [`${action.feature}/${action.name}`, action.access, kind, expected(action, kind), action] as const,
  ),
);

/** What the owner sends; the refresh token is of a session of the cloud's. */
async function inputOf(action: Action): Promise<Readonly<Record<string, unknown>>> {
  const owner = ownerOf(action);
  const { input } = caseOf(action.feature, action.name);
  if (action.name !== 'refresh') {
    const { code: _code, loginCode: _login, ...rest } = input(fixture);
    // A phone code is not a login code: it is still needed.
    return action.name === 'bindPhone' ? input(fixture) : rest;
  }
  const { data } = await cloud.call(people[owner], 'account/login', {});
  return { refreshToken: data.session.refreshToken };
}

test.each(table)('%s (%s) called by %s on CloudBase: %s', async (name, access, kind, code, action) => {
  fixture.raw.restore(set as never);
  fixture.restoreFiles();
  cloud.sessions.clear();
  for (const [phone, session] of kept) cloud.sessions.set(phone, session);
  const owner = ownerOf(action);
  const data = await inputOf(action);
  const prepare: Prepare = callers[kind];
  const { person, variables } = await prepare(owner, action);
  fixture.system.clock.pass(1);
  const before = contentOf(fixture.raw);
  const answer = await cloud.call(person, name, data, variables);

  expect(answer.error?.code ?? 'ok').toBe(code);
  if (code !== 'ok' || action.effect === 'read') expect(contentOf(fixture.raw)).toBe(before);
  else if (kind === 'owner') expect(contentOf(fixture.raw)).not.toBe(before);
  if (kind !== 'stranger' || access === 'public') return;
  const { worker, orderId, payoutAccountIds, noticeId, draftId } = fixture;
  const secrets = [worker.accountId, orderId, ...payoutAccountIds, noticeId, draftId];
  const body = JSON.stringify(data);
  // What a caller names, an answer may name again.
  for (const secret of secrets.filter((id) => !body.includes(id)))
    expect(JSON.stringify(answer)).not.toContain(secret);
});

test('timer actions have no door for people', async () => {
  expect(cloud.deployment.functions.people.has('schedule')).toBe(false);
  const context = { request_id: '1', environment: JSON.stringify(injectedFor('oLin')) };
  const answer = await cloud.deployment.functions.timers.get('schedule')?.(
    { Type: 'Timer', TriggerName: 'tick' },
    context,
  );
  expect(answer).toMatchObject({ ok: false, error: { code: 'ACTION_NOT_FOUND' } });
});
