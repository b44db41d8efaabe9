import { schedule } from '../../functions/schedule/feature';
import { accounts } from '../../shared/collections/accounts';
import type { Action } from '../../shared/contract/action';
import { actions, contract } from '../../shared/contract/contract';
import { type ErrorCode, errorCatalogue } from '../../shared/contract/errors';
import { type Role, roles } from '../../shared/domain/account/roles';
import { dayMs } from '../../shared/domain/calendar/calendar';
import { accessTokens } from '../../shared/runtime/access/access-tokens';
import { onLambda } from '../../shared/runtime/doors/on-lambda';
import { actionCases, caseOf } from '../support/actions/action-cases';
import { createActionFixture, type ResettableFixture } from '../support/actions/action-fixture';
import { contentOf } from '../support/system/inspectable-system';
import { callRaw } from '../support/system/raw-call';
import type { Actor } from '../support/system/test-system';

let fixture: ResettableFixture;
beforeAll(async () => {
  fixture = await createActionFixture();
});
afterAll(() => fixture.system.close());

const isRole = (access: string): access is Role => roles.some((role) => role === access);

async function sessionOf({ accountId }: Actor) {
  const account = await fixture.system.ports.store.get(accounts, accountId);
  const session = account?.sessions.at(-1);
  if (!account || !session) throw new Error('nobody is signed in');
  return { account, session };
}

async function expireSession(owner: Actor): Promise<string | undefined> {
  const { account } = await sessionOf(owner);
  const expiresAtMs = fixture.system.clock.nowMs();
  const sessions = account.sessions.map((session) => ({ ...session, expiresAtMs }));
  await fixture.system.changeAccount(owner.accountId, { sessions });
  return owner.token;
}

async function forge({ accountId }: Actor, key: Buffer, expiresInMs: number): Promise<string> {
  const { session } = await sessionOf({ accountId } as Actor);
  const { clock } = fixture.system;
  const claims = { accountId, sessionId: session.id };
  return accessTokens(key, clock).issue(claims, clock.nowMs() + expiresInMs);
}

const changed = async (owner: Actor, change: Parameters<ResettableFixture['system']['changeAccount']>[1]) => {
  await fixture.system.changeAccount(owner.accountId, change);
  return owner.token;
};

/** Everybody who may call, made of the action's owner; answers the token they call with. */
const callers = {
  nobody: async () => undefined,
  owner: async (owner) => owner.token,
  stranger: async () => fixture.outsider.token,
  browsing: (owner) => changed(owner, { consents: [] }),
  suspended: (owner) => changed(owner, { status: 'suspended' }),
  leaving: (owner) => changed(owner, { leavesAtMs: fixture.system.clock.nowMs() + dayMs }),
  'in the wrong role': (owner, { access }) =>
    changed(owner, { roles: roles.filter((role) => role !== access) }),
  'with a forged token': (owner) => forge(owner, Buffer.alloc(32, 7), dayMs),
  'with an expired token': async ({ accountId }) => {
    const { session } = await sessionOf({ accountId } as Actor);
    const { clock, ports } = fixture.system;
    return ports.tokens.issue({ accountId, sessionId: session.id }, clock.nowMs() - 1_000);
  },
  'with an expired session': expireSession,
  'logged out': (owner) => changed(owner, { sessions: [] }),
  'with no token but words': async () => 'let.me.in',
  'with the key of a program': async () => fixture.bot.token,
} satisfies Record<string, (owner: Actor, action: Action) => Promise<string | undefined>>;

type CallerKind = keyof typeof callers;

const refusedByRank: Readonly<Partial<Record<CallerKind, ErrorCode>>> = {
  browsing: 'CONSENT_REQUIRED',
  suspended: 'ACCOUNT_SUSPENDED',
  leaving: 'ACCOUNT_LEAVING',
};

/** What a caller must get, from the action's declaration alone (and the entry, for strangers). */
function expected(action: Action, kind: CallerKind): 'ok' | ErrorCode {
  const { access } = action;
  if (access === 'timer') return 'ACTION_NOT_FOUND';
  if (kind === 'owner') return 'ok';
  const { stranger, afterSession } = caseOf(action.feature, action.name);
  if (kind === 'stranger') return stranger;
  if (kind === 'with an expired session' || kind === 'logged out') {
    return access === 'public' ? (afterSession ?? 'ok') : 'SESSION_EXPIRED';
  }
  if (access === 'public') return 'ok';
  if (kind === 'nobody') return 'NOT_SIGNED_IN';
  if (kind === 'in the wrong role') return isRole(access) ? 'ROLE_REQUIRED' : 'ok';
  if (kind === 'browsing' || kind === 'suspended' || kind === 'leaving') {
    const isOpen = access === 'person' || (kind === 'suspended' && action.openToSuspended);
    return isOpen ? 'ok' : (refusedByRank[kind] ?? 'ok');
  }
  return 'SESSION_EXPIRED';
}

const forPeople = actions.filter(({ access }) => access !== 'service');

const table = forPeople.flatMap((action) =>
  (Object.keys(callers) as CallerKind[]).map(
    (kind) =>
      [`${action.feature}/${action.name}`, action.access, kind, expected(action, kind), action] as const,
  ),
);

test('every action has an entry, under the name that it declares', () => {
  const declared = Object.entries(contract).flatMap(([feature, declarations]) =>
    Object.entries(declarations).map(([name, action]) => {
      expect([action.feature, action.name]).toEqual([feature, name]);
      return `${feature}/${name}`;
    }),
  );
  expect(Object.keys(actionCases).sort()).toEqual(declared.sort());
});

test.each(table)('%s (%s) called by %s: %s', async (name, access, kind, code, action) => {
  fixture.reset();
  const { owner, input } = caseOf(action.feature, action.name);
  const token = await callers[kind](fixture[owner], action);
  // A rewrite of a document shows in its `updatedAtMs`.
  fixture.system.clock.pass(1);
  const before = contentOf(fixture.raw);
  const { functions, ports } = fixture.system;
  // Timers have no HTTP function; were they ever mounted on one, they would still be out of reach.
  const served = functions.http.get(action.feature) ?? onLambda(schedule, async () => ports);
  const body = JSON.stringify(input(fixture));
  const answer = await callRaw(served, { path: `/${name}`, token, body });

  expect(answer.error?.code ?? 'ok').toBe(code);
  expect(answer.status).toBe(code === 'ok' ? 200 : errorCatalogue[code].status);
  if (code !== 'ok' || action.effect === 'read') expect(contentOf(fixture.raw)).toBe(before);
  else if (kind === 'owner') expect(contentOf(fixture.raw)).not.toBe(before);
  if (kind !== 'stranger' || access === 'public') return;
  const { worker, orderId, payoutAccountIds, noticeId, draftId } = fixture;
  const secrets = [worker.accountId, orderId, ...payoutAccountIds, noticeId, draftId];
  // What a caller names, an answer may name again.
  for (const secret of secrets.filter((id) => !body.includes(id))) expect(answer.text).not.toContain(secret);
});

test('timer actions have no door on HTTP', () => {
  expect(fixture.system.functions.http.has('schedule')).toBe(false);
});
