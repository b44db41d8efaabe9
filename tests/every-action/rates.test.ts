import { features } from '../../local/features';
import { callRates } from '../../shared/collections/call-rates';
import { actions } from '../../shared/contract/contract';
import { minuteMs } from '../../shared/domain/calendar/calendar';
import type { PersonRateName, Rates } from '../../shared/domain/limits/rates';
import { limitByPerson } from '../../shared/runtime/around/limit';
import { featureName } from '../../shared/runtime/feature';
import { type ActionName, actionCases } from '../support/actions/action-cases';
import { createActionFixture, type ResettableFixture } from '../support/actions/action-fixture';
import { callOwned } from '../support/actions/call-owned';
import { callRaw } from '../support/system/raw-call';
import { unlimitedRates } from '../support/system/unlimited-rates';

const limited = actions.flatMap(({ feature, name, rate }) =>
  rate === undefined ? [] : [[`${feature}/${name}` as ActionName, rate] as const],
);

let fixture: ResettableFixture;
beforeAll(async () => {
  fixture = await createActionFixture();
});
afterAll(() => fixture.system.close());
afterEach(() => fixture.reset());

const twoIn = (name: PersonRateName): Rates => ({
  ...unlimitedRates,
  [name]: { calls: 2, perMs: 2 * minuteMs },
});
const only = (rates: Rates) => ({ ...fixture.system.ports, rates });

/** Once more, whatever comes of it: input that is refused counts as well. */
const call = (name: ActionName, rates: Rates) => callOwned(fixture, name, only(rates));

test('what is limited by person', () => {
  expect(limited.map(([name]) => name).sort()).toEqual([
    'account/bindPhone',
    'documents/contract',
    'documents/paidFor',
    'documents/proof',
    'documents/publisherStatement',
    'documents/requestCertificate',
    'documents/requestInvoice',
    'documents/statement',
    'documents/toAccept',
    'documents/year',
    'funding/checkPayment',
    'funding/payByCode',
    'funding/payByWeChat',
    'income/identify',
    'orders/checkIn',
    'orders/checkOut',
    'payouts/bindAccount',
    'payouts/cancel',
    'payouts/confirm',
    'payouts/request',
    'pictures/ticket',
    'privacy/askToLeave',
    'privacy/cancellation',
    'privacy/copy',
    'publishers/readLicence',
    'publishers/submit',
    'publishing/changeTerms',
    'publishing/createTask',
    'sharing/createShare',
    'support/appeal',
    'support/report',
    'support/write',
  ]);
});

test('what has a rate is counted', () => {
  for (const served of Object.values(features)) {
    const isLimited = Object.values(served.contract).some(({ rate }) => rate !== undefined);
    expect([featureName(served), served.steps.includes(limitByPerson)]).toEqual([
      featureName(served),
      isLimited,
    ]);
  }
});

describe.each(limited)('%s', (name, rate) => {
  test('after so many calls the next is told how long to wait, and others are let in', async () => {
    const rates = twoIn(rate);
    for (let at = 0; at < 2; at += 1) expect((await call(name, rates)).status).not.toBe(429);
    const refused = await call(name, rates);
    expect(refused).toMatchObject({ status: 429, error: { code: 'TOO_MANY_REQUESTS' } });
    expect(refused.error?.details).toEqual({ waitSeconds: 60 });
    const { owner, input } = actionCases[name];
    const outsider = owner === 'publisher' ? fixture.outsider : fixture.publisher;
    const served = fixture.system.over(only(rates)).http.get(name.split('/')[0] ?? '');
    const body = JSON.stringify(input(fixture));
    expect((await callRaw(served, { path: `/${name}`, token: outsider.token, body })).status).not.toBe(429);
  });

  test('whoever waits is let in, as often as the time allows', async () => {
    const rates = twoIn(rate);
    for (let at = 0; at < 3; at += 1) await call(name, rates);
    fixture.system.clock.pass(minuteMs);
    expect((await call(name, rates)).status).not.toBe(429);
    expect((await call(name, rates)).status).toBe(429);
  });

  test('of many at once no more are let in', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => call(name, twoIn(rate))));
    expect(answers.filter(({ status }) => status !== 429 && status !== 503).length).toBeLessThanOrEqual(2);
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  });

  test('what is kept of it names nobody and ends by itself', async () => {
    await call(name, twoIn(rate));
    const kept = await fixture.system.ports.store.get(
      callRates,
      `${rate}:${fixture[actionCases[name].owner].accountId}`,
    );
    expect(Object.keys(kept ?? {}).sort()).toEqual(['expiresAtMs', 'fullAtMs', 'id']);
    expect(kept?.expiresAtMs).toBe(fixture.system.clock.nowMs() + minuteMs);
  });
});

test('a login is limited by who holds the phone', async () => {
  const rates = twoIn('login');
  for (let at = 0; at < 2; at += 1) expect((await call('account/login', rates)).status).toBe(200);
  const { status, error } = await call('account/login', rates);
  expect([status, error?.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
});

describe('by address', () => {
  const fewFrom: Rates = {
    ...unlimitedRates,
    address: { calls: 5, perMs: minuteMs },
    addressLogin: { calls: 3, perMs: minuteMs },
  };

  test('wrong logins end soon, and other calls go on', async () => {
    const served = fixture.system.over(only(fewFrom));
    const codes = [];
    for (let at = 0; at < 5; at += 1) {
      const answer = await callRaw(served.http.get('account'), {
        path: '/account/login',
        body: JSON.stringify({ code: `wrong-${at}` }),
      });
      codes.push(answer.error?.code);
    }
    expect(codes.slice(0, 3)).not.toContain('TOO_MANY_REQUESTS');
    expect(codes.slice(3)).toEqual(['TOO_MANY_REQUESTS', 'TOO_MANY_REQUESTS']);
  });

  test('lists, too, from one address and not from another', async () => {
    const served = fixture.system.over(only(fewFrom)).http.get('tasks');
    const list = (ip: string) =>
      callRaw(served, { path: '/tasks/find', ip, body: JSON.stringify({ city: '370200', sort: 'newest' }) });
    for (let at = 0; at < 5; at += 1) expect((await list('1.1.1.1')).status).toBe(200);
    const refused = await list('1.1.1.1');
    expect(refused).toMatchObject({
      status: 429,
      error: { code: 'TOO_MANY_REQUESTS', details: { waitSeconds: 12 } },
    });
    expect((await list('2.2.2.2')).status).toBe(200);
    fixture.system.clock.pass(12_000);
    expect((await list('1.1.1.1')).status).toBe(200);
  });

  test('whoever has many addresses of one network is one', async () => {
    const served = fixture.system.over(only(fewFrom)).http.get('tasks');
    const list = (ip: string) =>
      callRaw(served, { path: '/tasks/find', ip, body: JSON.stringify({ city: '370200', sort: 'newest' }) });
    for (let at = 0; at < 5; at += 1) expect((await list(`2001:db8::${at}`)).status).toBe(200);
    expect((await list('2001:db8::beef')).status).toBe(429);
    expect((await list('2001:db8:0:1::1')).status).toBe(200);
  });

  test('programs with a key are limited by nobody’s address', async () => {
    const served = fixture.system.over(only(fewFrom)).http.get('groups');
    const request = { path: '/groups/list', token: fixture.bot.token, body: '{}' };
    for (let at = 0; at < 7; at += 1) expect((await callRaw(served, request)).status).toBe(200);
  });
});
