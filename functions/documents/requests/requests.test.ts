import { operatorDesk } from '../../../local/operator-desk';
import { movePaperRequest } from '../../../shared/application/papers/move-paper-request';
import { monthAt, monthsUpTo } from '../../../shared/domain/calendar/month';
import { billMonth, invoiceTo } from '../../../tests/support/data/billed-month';
import { operatorOf } from '../../../tests/support/data/operator';
import { settledWork } from '../../../tests/support/data/settled-work';
import { type Actor, createTestSystem, type TestSystem } from '../../../tests/support/system/test-system';

let system: TestSystem;
let zhao: Actor;
let lin: Actor;
let operator: Actor;
let month: string;
beforeEach(async () => {
  system = await createTestSystem();
  zhao = await system.publisher('zhao');
  lin = await system.signIn('lin');
  operator = await operatorOf(system, 'chen');
  [month = ''] = monthsUpTo(monthAt(system.clock.nowMs()), 2);
});
afterEach(() => system.close());

const requestsOf = async (who: Actor, kind: string) =>
  (await who.get('documents/requests', { kind, limit: 10 })).requests;

test('given a month that is over and was paid for, when an invoice is asked for, then an operator has all it needs, and the publisher sees how it stands', async () => {
  const asked = { month, ...invoiceTo };
  expect((await zhao.call('documents/requestInvoice', asked)).error?.code).toBe('NOTHING_IN_PERIOD');
  const now = monthAt(system.clock.nowMs());
  const early = await zhao.call('documents/requestInvoice', { ...asked, month: now });
  expect(early.error?.code).toBe('PERIOD_NOT_OVER');
  await billMonth(system, zhao, month);
  const special = await zhao.call('documents/requestInvoice', { ...asked, form: 'special' });
  expect(special.error).toMatchObject({
    code: 'INVALID_INPUT',
    details: { problems: [{ path: 'taxNumber' }] },
  });
  await zhao.get('documents/requestInvoice', { ...asked, title: '写错的抬头' });
  await zhao.get('documents/requestInvoice', asked);
  const [request] = await requestsOf(zhao, 'invoice');
  expect(request).toMatchObject({
    status: 'requested',
    amountFen: 21_200,
    title: invoiceTo.title,
    period: month,
  });
  const { requestId } = request;
  const { requests } = await operator.get('operations/paperRequests', { limit: 10 });
  expect(requests).toMatchObject([{ requestId, email: invoiceTo.email, person: expect.any(String) }]);
  for (let times = 0; times < 2; times += 1)
    expect(await operatorDesk(system.ports, { do: 'paper', input: { requestId, step: 'start' } })).toEqual({
      done: 'working',
    });
  expect((await zhao.call('documents/withdrawRequest', { requestId })).error?.code).toBe(
    'PAPER_REQUEST_TAKEN_UP',
  );
  expect((await zhao.call('documents/requestInvoice', asked)).error?.code).toBe('PAPER_REQUESTED');
  const issue = { requestId, step: 'issue', number: '26372000000012345678' } as const;
  for (let times = 0; times < 2; times += 1)
    expect((await operator.get('operations/movePaperRequest', issue)).status).toBe('issued');
  const refuse = { requestId, step: 'refuse', reason: '抬头不对' } as const;
  await expect(movePaperRequest(system.ports, refuse)).rejects.toThrow('PAPER_REQUEST_DONE');
  expect((await zhao.call('documents/requestInvoice', asked)).error?.code).toBe('PAPER_REQUESTED');
  expect(await requestsOf(zhao, 'invoice')).toMatchObject([{ status: 'issued', number: issue.number }]);
  expect((await operatorDesk(system.ports, { do: 'list' })).items).toEqual([]);
  await system.timer('tick');
  expect((await zhao.get('messages/notices', {})).notices[0]).toMatchObject({
    title: '发票已开具',
    page: 'pages/publishing/invoices',
  });
});

test('given one that was refused or taken back, when it is asked for again, then it waits anew without what was said of it', async () => {
  await billMonth(system, zhao, month);
  const asked = { month, ...invoiceTo };
  const { requestId } = (await zhao.get('documents/requestInvoice', asked)).request;
  expect((await lin.call('documents/withdrawRequest', { requestId })).error?.code).toBe(
    'PAPER_REQUEST_NOT_FOUND',
  );
  await operator.get('operations/movePaperRequest', { requestId, step: 'refuse', reason: '抬头不对' });
  expect(await requestsOf(zhao, 'invoice')).toMatchObject([{ status: 'refused', reason: '抬头不对' }]);
  const again = (await zhao.get('documents/requestInvoice', asked)).request;
  expect(again).toMatchObject({ status: 'requested' });
  expect(again.reason).toBeUndefined();
  for (let times = 0; times < 2; times += 1)
    expect((await zhao.get('documents/withdrawRequest', { requestId })).request.status).toBe('withdrawn');
  expect((await operator.get('operations/paperRequests', { limit: 10 })).requests).toEqual([]);
});

test('given taxes of a year, when a certificate is asked for, then it says what was withheld, and of what is new anew', async () => {
  const year = Number(monthAt(system.clock.nowMs()).slice(0, 4));
  const asked = { year, email: 'lin@example.com' };
  expect((await lin.call('documents/requestCertificate', asked)).error?.code).toBe('IDENTITY_NOT_FOUND');
  await settledWork(system, lin, 'lin');
  const { request } = await lin.get('documents/requestCertificate', asked);
  // 8,800 yuan: four fifths of it, less 5,000, at 3 %.
  expect(request).toMatchObject({ kind: 'certificate', period: String(year), amountFen: 6_120 });
  const { requests } = await operator.get('operations/paperRequests', { limit: 10 });
  expect(requests).toMatchObject([
    { person: expect.stringMatching(/^\*/), idNumber: expect.stringContaining('****') },
  ]);
  const { requestId } = request;
  await operator.get('operations/movePaperRequest', { requestId, step: 'issue', number: 'NO-000001' });
  expect((await lin.get('documents/requestCertificate', asked)).request.status).toBe('requested');
  expect(await requestsOf(lin, 'invoice')).toEqual([]);
});
