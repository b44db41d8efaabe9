import * as z from 'zod';
import type { Account } from '../../collections/accounts';
import { type Access, type Action, accessLevels } from '../../contract/action';
import { agreements } from '../../contract/agreements';
import { AppError } from '../../contract/errors';
import type { Caller, ServiceCaller } from '../../ports/context';
import type { Authenticator, Identified } from '../doors/door';
import type { Call } from './around';
import { authorise } from './authorise';

const declared = (access: Access, knowsCaller?: true): Action => ({
  feature: 'test',
  name: 'act',
  summary: 'For this test',
  access,
  effect: 'read',
  ...(knowsCaller && { knowsCaller }),
  input: z.strictObject({}),
  output: z.strictObject({}),
  errors: [],
});

const consents = agreements.map(({ id, version }) => ({ id, version, textHash: '', acceptedAtMs: 0 }));
const session = {
  id: 's',
  identityId: 'i',
  refreshHash: '',
  signedInAtMs: 0,
  createdAtMs: 0,
  expiresAtMs: 1,
};

function person(parts: Partial<Account> = {}): Caller {
  const account: Account = {
    id: 'a',
    status: 'active',
    roles: [],
    consents,
    sessions: [session],
    createdAtMs: 0,
    updatedAtMs: 0,
    ...parts,
  };
  return { account, session };
}

const nobody: Identified = { caller: undefined, isClaimed: false };
const expired: Identified = { caller: undefined, isClaimed: true };
const as = (parts?: Partial<Account>): Identified => ({ caller: person(parts), isClaimed: true });

/** The code of the refusal, or who is let in. */
async function outcome(action: Action, authenticator: Authenticator): Promise<unknown> {
  const call = { action, authenticator } as Call;
  try {
    expect(await authorise(call, async () => 'answer')).toBe('answer');
    return call.caller ?? 'let in';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

const people: Readonly<Record<string, Identified>> = {
  nobody,
  expired,
  newcomer: as({ consents: [] }),
  // Who may be both is told of the graver.
  suspended: as({ status: 'suspended', consents: [], roles: ['publisher', 'operator'] }),
  // A consent to an earlier version is none to this one.
  outdated: as({ consents: consents.map((given) => ({ ...given, version: '2000-01-01' })) }),
  worker: as(),
  publisher: as({ roles: ['publisher'] }),
  operator: as({ roles: ['operator'] }),
};

const columns = ['nobody', 'expired', 'suspended', 'newcomer', 'outdated', 'worker', 'publisher', 'operator'];
const [none, old, out, consent, role] = [
  'NOT_SIGNED_IN',
  'SESSION_EXPIRED',
  'ACCOUNT_SUSPENDED',
  'CONSENT_REQUIRED',
  'ROLE_REQUIRED',
];
const table: Readonly<Partial<Record<Access, readonly string[]>>> = {
  person: [none, old, 'in', 'in', 'in', 'in', 'in', 'in'],
  consented: [none, old, out, consent, consent, 'in', 'in', 'in'],
  publisher: [none, old, out, consent, consent, role, 'in', role],
  operator: [none, old, out, consent, consent, role, role, 'in'],
};
const rows = Object.entries(table).flatMap(([access, cells]) =>
  cells.map((cell, at) => [columns[at] ?? '', access as Access, cell] as const),
);

test.each(rows)('%s at the door of %s: %s', async (name, access, cell) => {
  const identified = people[name] ?? nobody;
  const expected = cell === 'in' ? identified.caller : cell;
  expect(await outcome(declared(access), { identify: async () => identified })).toEqual(expected);
});

test('a public action asks who calls only if it wants to know', async () => {
  const never = {
    identify: async () => {
      throw new Error('asked');
    },
  };
  expect(await outcome(declared('public'), never)).toBe('let in');
  const wants = declared('public', true);
  const worker = as();
  expect(await outcome(wants, { identify: async () => worker })).toBe(worker.caller);
  for (const identified of [nobody, expired])
    expect(await outcome(wants, { identify: async () => identified })).toBe('let in');
  const suspended = as({ status: 'suspended', consents: [] });
  expect(await outcome(wants, { identify: async () => suspended })).toBe(suspended.caller);
});

const program = { service: { id: 'bot' } } as ServiceCaller;
const doors: Readonly<Record<string, Authenticator>> = {
  person: { identify: async () => as({ roles: ['publisher', 'operator'] }) },
  program: { program: async () => program },
  timer: { timer: { mayRunMs: 1 } },
};

test.each(accessLevels.flatMap((access) => Object.keys(doors).map((door) => [access, door] as const)))(
  'what is for %s, called by way of a %s',
  async (access, door) => {
    const own = access === 'service' ? 'program' : access === 'timer' ? 'timer' : 'person';
    const found = await outcome(declared(access), doors[door] ?? {});
    if (door === own) expect(found).not.toBe('ACTION_NOT_FOUND');
    else expect(found).toBe('ACTION_NOT_FOUND');
  },
);

test('a program is who its key says, or what the key is refused with', async () => {
  expect(await outcome(declared('service'), { program: async () => program })).toBe(program);
  const refused = async () => {
    throw new AppError('SERVICE_KEY_INVALID');
  };
  expect(await outcome(declared('service'), { program: refused })).toBe('SERVICE_KEY_INVALID');
});

test('a refused call goes no further', async () => {
  const call = {
    action: declared('person'),
    authenticator: { identify: async () => nobody },
  } as unknown as Call;
  const next = jest.fn();
  await expect(authorise(call, next)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  expect(next).not.toHaveBeenCalled();
});
