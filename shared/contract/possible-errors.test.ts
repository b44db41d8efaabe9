import * as z from 'zod';
import { type Access, type Action, accessLevels } from './action';
import { possibleErrors } from './possible-errors';

const door = 'INVALID_INPUT MALFORMED_JSON PAYLOAD_TOO_LARGE UNSUPPORTED_MEDIA_TYPE BUSY INTERNAL';

/** As the API reference states it, access level by access level. */
const ofAccess: Readonly<Record<Access, string>> = {
  public: 'TOO_MANY_REQUESTS',
  person: 'TOO_MANY_REQUESTS NOT_SIGNED_IN SESSION_EXPIRED',
  consented:
    'TOO_MANY_REQUESTS NOT_SIGNED_IN SESSION_EXPIRED ACCOUNT_SUSPENDED ACCOUNT_LEAVING CONSENT_REQUIRED',
  publisher:
    'TOO_MANY_REQUESTS NOT_SIGNED_IN SESSION_EXPIRED ACCOUNT_SUSPENDED ACCOUNT_LEAVING CONSENT_REQUIRED ROLE_REQUIRED',
  operator:
    'TOO_MANY_REQUESTS NOT_SIGNED_IN SESSION_EXPIRED ACCOUNT_SUSPENDED ACCOUNT_LEAVING CONSENT_REQUIRED ROLE_REQUIRED',
  service: 'SERVICE_KEY_INVALID SERVICE_NOT_ALLOWED',
  timer: '',
};

const plain = z.strictObject({ note: z.string() });
const keyed = z.strictObject({ note: z.string(), idempotencyKey: z.string() });

const kinds = [
  { kind: 'read', effect: 'read', input: plain, ofKey: '' },
  { kind: 'set', effect: 'set', input: plain, ofKey: '' },
  { kind: 'command without a key', effect: 'command', input: plain, ofKey: '' },
  { kind: 'command under a key', effect: 'command', input: keyed, ofKey: 'IDEMPOTENCY_KEY_REUSED' },
] as const;

const rows = accessLevels.flatMap((access) => kinds.map((kind) => ({ access, ...kind })));

const codes = (...texts: string[]) => texts.flatMap((text) => text.split(' ').filter(Boolean)).sort();

const declared = (parts: Pick<Action, 'access' | 'effect' | 'input' | 'errors'>): Action => ({
  feature: 'test',
  name: 'act',
  summary: 'For this test',
  output: z.strictObject({}),
  ...parts,
});

test.each(rows)('a $kind for $access', ({ access, effect, input, ofKey }) => {
  const errors = possibleErrors(declared({ access, effect, input, errors: ['TASK_NOT_FOUND'] }));
  expect(errors.sort()).toEqual(codes(door, ofAccess[access], ofKey, 'TASK_NOT_FOUND'));
});

test('a code that stands for two reasons stands once', () => {
  const errors = possibleErrors(
    declared({ access: 'person', effect: 'read', input: plain, errors: ['BUSY', 'SESSION_EXPIRED'] }),
  );
  expect(errors.sort()).toEqual(codes(door, ofAccess.person));
});
