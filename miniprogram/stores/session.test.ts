/** @jest-environment node */
import { installWx } from '../../tests/mini/fake-wx';
import { profile as person, tokens } from '../../tests/mini/stubs';

const load = (stored?: unknown) => {
  jest.resetModules();
  const storage = installWx();
  if (stored !== undefined) storage.set('session', stored);
  return { storage, ...(require('./session') as typeof import('./session')) };
};
const kept = (refreshExpiresAtMs: number) => ({
  tokens: { ...tokens(), refreshExpiresAtMs },
  accountId: 'A1',
});

it('goes on with a session that can still be renewed, and with no other', () => {
  expect(load().session.get()).toBeUndefined();
  expect(load(kept(Date.now() + 60_000)).session.get()?.accountId).toBe('A1');
  expect(load(kept(Date.now() - 1)).session.get()).toBeUndefined();
});

it('stores tokens but never the profile, and forgets both', () => {
  const { storage, session, profile, keepSession, forgetSession } = load();
  const given = kept(Date.now() + 60_000);
  keepSession(given);
  profile.set(person());
  expect([...storage]).toEqual([['session', given]]);
  forgetSession();
  expect([storage.size, session.get(), profile.get()]).toEqual([0, undefined, undefined]);
});
