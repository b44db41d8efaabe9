import { localPush, pushedRequest } from '../../local/sandbox/wechat/push';
import type { MediaSuggestion } from '../../local/sandbox/wechat/state';
import { pictures } from '../../shared/collections/pictures';
import { hourMs, minuteMs } from '../../shared/domain/calendar/calendar';
import { operatorOf } from '../../tests/support/data/operator';
import { somePng, uploadedPicture } from '../../tests/support/data/pictures';
import { knock } from '../../tests/support/system/knock';
import { type Actor, createTestSystem, type TestSystem } from '../../tests/support/system/test-system';

let system: TestSystem;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin');
});
afterEach(() => system.close());

const thanked = { status: 200, body: 'success' };
const tick = () => system.timer('tick');
const stored = (pictureId: string) => system.ports.store.get(pictures, pictureId);
const statusOf = async (pictureId: string) => (await stored(pictureId))?.status;
const shown = async (pictureId: string) =>
  (await lin.get('pictures/done', { pictureId })).picture.url !== undefined;

/** An uploaded picture that WeChat was asked about. */
async function asked(purpose: 'task' | 'hand-in' = 'hand-in') {
  const pictureId = await uploadedPicture(system, lin, purpose);
  await tick();
  const checks = system.sandbox.takeMediaChecks();
  const [check] = checks;
  if (!check || checks.length !== 1) throw new Error('WeChat was not asked once');
  return { pictureId, check };
}

async function told(
  check: Awaited<ReturnType<typeof asked>>['check'],
  verdict: MediaSuggestion | 'not-loaded',
) {
  const request = system.sandbox.mediaVerdict(check, verdict);
  expect(await knock(system, 'wechat', request)).toEqual(thanked);
  await tick();
  return request;
}

test('given a picture, when WeChat lets it pass, then it is ready, however often it is said', async () => {
  const { pictureId, check } = await asked();
  expect(await statusOf(pictureId)).toBe('checking');
  expect(await shown(pictureId)).toBe(true);
  const request = await told(check, 'pass');
  expect(await statusOf(pictureId)).toBe('ready');
  const before = await stored(pictureId);
  for (let again = 0; again < 2; again += 1) expect(await knock(system, 'wechat', request)).toEqual(thanked);
  system.clock.pass(minuteMs);
  await tick();
  expect(await stored(pictureId)).toEqual(before);
  system.clock.pass(2 * hourMs);
  await tick();
  expect(await statusOf(pictureId)).toBe('ready');
});

test('given a risky one, then nobody sees it and its owner is told what to do, once', async () => {
  const { pictureId, check } = await asked();
  await told(check, 'risky');
  await tick();
  expect([await statusOf(pictureId), await shown(pictureId)]).toEqual(['refused', false]);
  const { notices } = await lin.get('messages/notices');
  expect(notices).toMatchObject([{ title: '图片未通过审核', text: expect.stringContaining('请换一张') }]);
  // Another word about the same picture, later.
  system.clock.pass(minuteMs);
  await told(check, 'pass');
  expect(await statusOf(pictureId)).toBe('refused');
});

test('given verdicts that contradict, then the stricter one hides it until an operator has decided', async () => {
  const { pictureId, check } = await asked('task');
  await told(check, 'pass');
  system.clock.pass(minuteMs);
  await told(check, 'risky');
  expect(await stored(pictureId)).toMatchObject({ status: 'in-review', doubt: 'contradicted' });
  const chen = await operatorOf(system, 'chen');
  const { pictures: waiting } = await chen.get('operations/pictures');
  expect(waiting).toMatchObject([
    { picture: { pictureId, url: expect.any(String) }, purpose: 'task', doubt: 'contradicted' },
  ]);
  for (let again = 0; again < 2; again += 1)
    expect(await chen.get('operations/decidePicture', { pictureId, decision: 'approve' })).toEqual({
      pictureId,
      status: 'ready',
    });
  system.clock.pass(minuteMs);
  await told(check, 'risky');
  expect(await statusOf(pictureId)).toBe('ready');
  const other = await chen.call('operations/decidePicture', { pictureId, decision: 'reject' });
  expect(other.error?.code).toBe('PICTURE_NOT_IN_REVIEW');
  const none = await chen.call('operations/decidePicture', { pictureId: '0'.repeat(16), decision: 'reject' });
  expect(none.error?.code).toBe('PICTURE_NOT_FOUND');
});

test('given one that WeChat is not sure of, when an operator refuses it, then its owner is told', async () => {
  const { pictureId, check } = await asked();
  await told(check, 'review');
  expect(await stored(pictureId)).toMatchObject({ status: 'in-review', doubt: 'unsure' });
  const chen = await operatorOf(system, 'chen');
  await chen.get('operations/decidePicture', { pictureId, decision: 'reject' });
  await tick();
  expect(await statusOf(pictureId)).toBe('refused');
  expect((await lin.get('messages/notices')).notices).toMatchObject([{ title: '图片未通过审核' }]);
});

test('given silence, then an operator looks at it, and a late verdict still counts', async () => {
  const { pictureId, check } = await asked();
  system.clock.pass(hourMs - 2 * minuteMs);
  await tick();
  expect(await statusOf(pictureId)).toBe('checking');
  system.clock.pass(3 * minuteMs);
  await tick();
  expect(await stored(pictureId)).toMatchObject({ status: 'in-review', doubt: 'unanswered' });
  await told(check, 'not-loaded');
  expect(await statusOf(pictureId)).toBe('in-review');
  system.clock.pass(minuteMs);
  await told(check, 'pass');
  expect(await statusOf(pictureId)).toBe('ready');
});

test('given that WeChat fails, then the upload is done all the same, and it is asked again', async () => {
  system.sandbox.addFault({ endpoint: 'media_check_async', fault: 'http-500' });
  const pictureId = await uploadedPicture(system, lin, 'hand-in');
  await tick();
  expect([await statusOf(pictureId), system.sandbox.takeMediaChecks()]).toEqual(['checking', []]);
  system.sandbox.clearFaults();
  system.clock.pass(2 * minuteMs);
  await tick();
  const [check] = system.sandbox.takeMediaChecks();
  if (!check) throw new Error('WeChat was not asked again');
  await told(check, 'pass');
  expect(await statusOf(pictureId)).toBe('ready');
});

test('given what WeChat cannot judge, then an operator does', async () => {
  const webp = Buffer.from('UklGRhwAAABXRUJQVlA4TBAAAAAvAAAAAAfQ//73v/+BiOh/AAA=', 'base64');
  const odd = await uploadedPicture(system, lin, 'hand-in', webp);
  const unseen = await uploadedPicture(system, lin, 'hand-in', somePng(7));
  system.sandbox.addFault({ endpoint: 'media_check_async', fault: 'errcode', errcode: 61010 });
  await tick();
  for (const pictureId of [odd, unseen])
    expect(await stored(pictureId)).toMatchObject({ status: 'in-review', doubt: 'unanswered' });
});

test('given what is forged, stale or about nothing of ours, then it changes nothing', async () => {
  const { pictureId, check } = await asked();
  const sound = system.sandbox.mediaVerdict(check, 'pass');
  const message = {
    Event: 'wxa_media_check',
    trace_id: check.traceId,
    errcode: 0,
    result: { suggest: 'pass' },
  };
  const own = { ...localPush, appId: check.appId };
  const nowSeconds = system.clock.nowMs() / 1_000;
  const forged = [
    { ...sound, query: { ...sound.query, msg_signature: '0'.repeat(40) } },
    { ...sound, query: {} },
    { ...sound, body: Buffer.from(JSON.stringify(message)) },
    pushedRequest({ ...own, token: 'somebody' }, message, nowSeconds),
    pushedRequest(own, message, nowSeconds - 3_600),
  ];
  for (const request of forged) expect((await knock(system, 'wechat', request)).status).toBe(403);
  for (const foreign of [
    { ...message, trace_id: 'of-nobody' },
    { ...message, Event: 'user_enter_tempsession' },
    { Event: 'wxa_media_check' },
  ])
    expect(await knock(system, 'wechat', pushedRequest(own, foreign, nowSeconds))).toEqual(thanked);
  await tick();
  expect(await statusOf(pictureId)).toBe('checking');
});

test('when WeChat checks the address, then it hears its own word, and nobody else anything', async () => {
  const { query } = pushedRequest({ ...localPush, appId: 'wx10ca10000000a001' }, {}, 1_780_000_000);
  const greeting = { query: { ...query, echostr: '4375120948345356249' }, body: Buffer.alloc(0) };
  expect(await knock(system, 'wechat', greeting, 'GET')).toEqual({
    status: 200,
    body: '4375120948345356249',
  });
  const forged = { ...greeting, query: { ...greeting.query, signature: '0'.repeat(40) } };
  expect((await knock(system, 'wechat', forged, 'GET')).status).toBe(405);
});
