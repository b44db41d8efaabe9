import { judgePicture } from '../../../shared/application/pictures/take-verdict';
import { accounts } from '../../../shared/collections/accounts';
import { pictures } from '../../../shared/collections/pictures';
import { uploadedPicture, uploadPicture } from '../../../tests/support/data/pictures';
import { openTask } from '../../../tests/support/data/tasks';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../../tests/support/system/test-system';

let system: TestSystem;
let lin: Actor;
let zhao: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin');
  zhao = await system.publisher('zhao');
});
afterEach(() => system.close());

const set = (pictureId: string, who = lin) => who.call('account/setAvatar', { pictureId });
const avatar = async (who: Actor) => (await who.get('account/me')).profile.avatar;
const publisherPage = async () =>
  (await system.stranger.get('tasks/publisher', { publisherId: zhao.accountId })).publisher;

test('given an avatar that nobody has judged, then its owner alone sees it; once it passed, the other side of an order and whoever looks at the publisher do', async () => {
  const taskId = await openTask(system, zhao, { admission: 'reviewed' });
  const signUp = { taskId, termsVersion: 1, idempotencyKey: newKey() };
  const { orderId } = (await lin.get('orders/signUp', signUp)).order;
  const faces = async (who: Actor) => (await who.get('pictures/ofOrders', { orderIds: [orderId] })).avatars;
  const [mine, theirs] = [
    await uploadedPicture(system, lin, 'avatar'),
    await uploadedPicture(system, zhao, 'avatar'),
  ];
  await set(mine);
  await set(theirs, zhao);
  expect(await avatar(lin)).toMatchObject({ pictureId: mine, status: 'checking', url: expect.any(String) });
  expect([await faces(zhao), await faces(lin)]).toEqual([[], []]);
  expect(await publisherPage()).not.toHaveProperty('avatarUrl');
  for (const id of [mine, theirs]) await judgePicture(system.ports, id, 'pass');
  expect(await faces(zhao)).toEqual([{ orderId, url: expect.stringContaining(mine) }]);
  expect(await faces(lin)).toEqual([{ orderId, url: expect.stringContaining(theirs) }]);
  expect(await faces(await system.signIn('wang'))).toEqual([]);
  expect(await publisherPage()).toMatchObject({ avatarUrl: expect.stringContaining(theirs) });
});

test('given an avatar that WeChat refuses, then nobody sees it, its owner is told, and takes another or none', async () => {
  const refused = await uploadedPicture(system, zhao, 'avatar');
  await set(refused, zhao);
  await judgePicture(system.ports, refused, 'risky');
  await system.timer('tick');
  expect(await avatar(zhao)).toEqual({ pictureId: refused, status: 'refused' });
  expect(await publisherPage()).not.toHaveProperty('avatarUrl');
  const { notices } = await zhao.get('messages/notices');
  expect(notices[0]).toMatchObject({ title: '图片未通过审核', page: 'pages/settings/profile' });
  expect((await set(refused, zhao)).error?.code).toBe('PICTURE_REFUSED');
  const next = await uploadedPicture(system, zhao, 'avatar');
  await set(next, zhao);
  await system.timer('tick');
  expect(await system.ports.store.get(pictures, refused)).toBeUndefined();
  expect((await zhao.get('account/removeAvatar')).profile).not.toHaveProperty('avatar');
  await zhao.get('account/removeAvatar');
  await system.timer('tick');
  expect(await system.ports.store.get(pictures, next)).toBeUndefined();
  expect(await system.ports.store.get(accounts, zhao.accountId)).not.toHaveProperty('avatarId');
});

test("given somebody else's picture, one for something else, or none uploaded, when it is to be the avatar, then it is refused", async () => {
  const others = await uploadedPicture(system, zhao, 'avatar');
  expect(await set(others)).toMatchObject({ status: 404, error: { code: 'PICTURE_NOT_FOUND' } });
  const task = await uploadedPicture(system, lin, 'task');
  expect((await set(task)).error?.code).toBe('PICTURE_NOT_FOUND');
  const awaited = await uploadPicture(system, lin, 'avatar');
  expect((await set(awaited)).error?.code).toBe('PICTURE_NOT_ARRIVED');
  expect(await avatar(lin)).toBeUndefined();
});
