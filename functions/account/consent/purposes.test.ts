import { onSiteCode } from '../../../shared/application/orders/on-site-code';
import { accounts, consentRecords } from '../../../shared/collections/accounts';
import { hourMs } from '../../../shared/domain/calendar/calendar';
import { agreeTo, currentConsent } from '../../../tests/support/data/consents';
import { openTask } from '../../../tests/support/data/tasks';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';

let system: TestSystem;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin');
});
afterEach(() => system.close());

const place = { longitude: 120.382647, latitude: 36.067113 };
const stored = () => system.ports.store.get(accounts, lin.accountId);
const records = async () =>
  (await system.ports.store.list(consentRecords, 'account', [lin.accountId], { limit: 10 })).items;
const withdraw = (purpose: string) => lin.get('account/withdrawConsent', { purpose });

test('given a consent, when it is given, withdrawn and given again, then each is on record with its text and time', async () => {
  const { purposes } = await lin.get('account/purposes');
  expect(purposes).toMatchObject([{ purpose: 'check-in-position' }, { purpose: 'home' }]);
  expect(purposes[0]).not.toHaveProperty('givenAtMs');
  const givenAtMs = system.clock.nowMs();
  const { profile } = await agreeTo(lin, 'check-in-position');
  expect(profile.agreedPurposes).toEqual(['check-in-position']);
  system.clock.pass(1_000);
  await agreeTo(lin, 'check-in-position');
  expect((await lin.get('account/purposes')).purposes[0]).toMatchObject({ givenAtMs });
  expect((await withdraw('check-in-position')).profile.agreedPurposes).toEqual([]);
  await withdraw('check-in-position');
  system.clock.pass(1_000);
  await agreeTo(lin, 'check-in-position');
  const kept = (await records()).toSorted((one, other) => one.atMs - other.atMs);
  expect(kept.map(({ step, atMs }) => [step, atMs - givenAtMs])).toEqual([
    ['given', 0],
    ['withdrawn', 1_000],
    ['given', 2_000],
  ]);
  for (const { purpose, version, textHash } of kept)
    expect({ purpose, version, textHash }).toEqual({
      ...currentConsent('check-in-position'),
      textHash: expect.stringMatching(/^[\w-]{43}$/),
    });
});

test('given an older text, a stranger, or somebody who only browses, when they agree, then nothing is kept', async () => {
  const old = { purpose: 'home', version: '2020-01-01' };
  expect((await lin.call('account/giveConsent', old)).error?.code).toBe('AGREEMENT_UNKNOWN');
  const asked = currentConsent('home');
  expect((await system.stranger.call('account/giveConsent', asked)).error?.code).toBe('NOT_SIGNED_IN');
  const chen = await system.signIn('chen', 'browse');
  expect((await chen.call('account/giveConsent', asked)).error?.code).toBe('CONSENT_REQUIRED');
  expect(await records()).toEqual([]);
});

test('given no consent to it, when a home is set, then it is refused; given one, it is kept to a kilometre, and goes with it', async () => {
  expect(await lin.call('account/setHome', place)).toMatchObject({
    status: 403,
    error: { code: 'PURPOSE_NOT_AGREED', details: { purpose: 'home' } },
  });
  await agreeTo(lin, 'home');
  const { profile } = await lin.get('account/setHome', place);
  expect(profile.home).toEqual({ longitude: 120.38, latitude: 36.07, cityCode: '370200' });
  expect(JSON.stringify(await stored())).not.toContain('36.067');
  expect((await lin.call('account/setHome', { longitude: 80, latitude: 10 })).error?.code).toBe(
    'PLACE_OUTSIDE_CITIES',
  );
  // One purpose says nothing about the other.
  await withdraw('check-in-position');
  expect(await stored()).toHaveProperty('home');
  expect((await withdraw('home')).profile).not.toHaveProperty('home');
  expect(await stored()).not.toHaveProperty('home');
  expect((await lin.call('account/setHome', place)).error?.code).toBe('PURPOSE_NOT_AGREED');
});

test('given work that has begun, when somebody checks in by position without consent, or after it, then it is refused; a code suffices', async () => {
  const startMs = system.clock.nowMs() + 2 * hourMs;
  const taskId = await openTask(system, await system.publisher('zhao'), {
    sessions: [{ startMs, endMs: startMs + 4 * hourMs }],
    signUpDeadlineMs: startMs,
  });
  const signUp = { taskId, termsVersion: 1, idempotencyKey: newKey() };
  const { orderId } = (await lin.get('orders/signUp', signUp)).order;
  system.clock.pass(1.5 * hourMs);
  const proof = { method: 'position', longitude: 120.355, latitude: 36.084, accuracyMetres: 20 };
  const checkIn = (by: object) => lin.call('orders/checkIn', { orderId, startMs, proof: by });
  expect(await checkIn(proof)).toMatchObject({
    error: { code: 'PURPOSE_NOT_AGREED', details: { purpose: 'check-in-position' } },
  });
  await agreeTo(lin, 'check-in-position');
  await withdraw('check-in-position');
  expect((await checkIn(proof)).error?.code).toBe('PURPOSE_NOT_AGREED');
  const { code } = onSiteCode(system.ports, taskId, system.clock.nowMs());
  expect(await checkIn({ method: 'code', code })).toMatchObject({ ok: true });
});
