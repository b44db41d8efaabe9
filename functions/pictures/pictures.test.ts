import { keptKey, uploadKey } from '../../shared/application/pictures/picture-keys';
import { notePictures, usePictures } from '../../shared/application/pictures/use-pictures';
import { pictures, pictureUses } from '../../shared/collections/pictures';
import { dayMs } from '../../shared/domain/calendar/calendar';
import { maxPictureBytes } from '../../shared/domain/pictures/picture-purposes';
import { somePng, uploadedPicture, uploadPicture } from '../../tests/support/data/pictures';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';

let system: TestSystem;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin');
});
afterEach(() => system.close());

const done = (pictureId: string, who = lin) => who.call('pictures/done', { pictureId });
const stored = (pictureId: string) => system.ports.store.get(pictures, pictureId);
const fileKeys = () => [...system.files.keys()].filter((key) => /^(?:pictures|uploads)\//.test(key));

test('given an uploaded picture with its place, when it is done, then only what draws it is kept', async () => {
  const place = Buffer.from('\0\0\0\x08tEXtGPS 36.0\0\0\0\0', 'latin1');
  const png = somePng();
  const dirty = Buffer.concat([png.subarray(0, 33), place, png.subarray(33)]);
  const pictureId = await uploadPicture(system, lin, 'hand-in', dirty);
  const { data } = await done(pictureId);
  expect(data.picture).toEqual({
    pictureId,
    status: 'checking',
    url: expect.stringContaining(`pictures/${pictureId}.png`),
    widthPixels: 4,
    heightPixels: 3,
  });
  const key = `pictures/${pictureId}.png`;
  expect(Buffer.from(system.files.get(key) ?? [])).toEqual(png);
  expect(await system.ports.files.head(uploadKey(pictureId, 'png'))).toBeUndefined();
  expect(await stored(pictureId)).toMatchObject({
    accountId: lin.accountId,
    status: 'checking',
    kept: { format: 'png', bytes: png.length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
});

test('given a picture that is done, when it is told again, also at once, then the answer is the same', async () => {
  const pictureId = await uploadPicture(system, lin, 'hand-in');
  const answers = await Promise.all([done(pictureId), done(pictureId)]);
  const again = await done(pictureId);
  for (const { data } of [...answers, again])
    expect(data.picture).toMatchObject({ pictureId, status: 'checking', widthPixels: 4 });
  expect(fileKeys()).toEqual([`pictures/${pictureId}.png`]);
});

test('given a ticket, when the same is asked again, then it is the same picture', async () => {
  const asked = { purpose: 'face', format: 'jpeg', idempotencyKey: newKey() };
  const [one, two] = [await lin.get('pictures/ticket', asked), await lin.get('pictures/ticket', asked)];
  expect(two.pictureId).toBe(one.pictureId);
  expect(one.upload.url).toContain('uploads/');
  const other = await lin.call('pictures/ticket', { ...asked, format: 'png' });
  expect(other.error?.code).toBe('IDEMPOTENCY_KEY_REUSED');
});

test('given papers, when they are uploaded, then nobody checks them and they are ready', async () => {
  for (const purpose of ['licence', 'face'] as const) {
    const pictureId = await uploadedPicture(system, lin, purpose);
    expect(await stored(pictureId)).toMatchObject({ status: 'ready' });
  }
});

test('when a picture has another format than was said, then its content says it', async () => {
  const pictureId = await uploadPicture(system, lin, 'avatar', somePng(), 'jpeg');
  const { data } = await done(pictureId);
  expect(data.picture.url).toContain(`${pictureId}.png`);
});

test('given nothing uploaded, no picture, or one too large, when it is done, then it is refused', async () => {
  const asked = { purpose: 'task', format: 'png', idempotencyKey: newKey() };
  const { pictureId } = await lin.get('pictures/ticket', asked);
  expect(await done(pictureId)).toMatchObject({ status: 409, error: { code: 'PICTURE_NOT_ARRIVED' } });
  const text = await uploadPicture(system, lin, 'task', Buffer.from('<svg onload="alert(1)"/>'));
  expect(await done(text)).toMatchObject({ status: 422, error: { code: 'PICTURE_NOT_SUPPORTED' } });
  const large = await uploadPicture(system, lin, 'task', Buffer.alloc(maxPictureBytes + 1));
  expect((await done(large)).error?.code).toBe('PICTURE_TOO_LARGE');
  expect(fileKeys().filter((key) => key.startsWith('pictures/'))).toEqual([]);
});

test("given somebody else's picture, none, or a stranger, when it is done, then it is refused", async () => {
  const pictureId = await uploadPicture(system, lin, 'hand-in');
  const wang = await system.signIn('wang');
  expect(await done(pictureId, wang)).toMatchObject({ status: 404, error: { code: 'PICTURE_NOT_FOUND' } });
  expect((await done('0000000000000000')).error?.code).toBe('PICTURE_NOT_FOUND');
  expect((await done(pictureId, system.stranger)).error?.code).toBe('NOT_SIGNED_IN');
  expect((await done(pictureId, await system.signIn('chen', 'browse'))).error?.code).toBe('CONSENT_REQUIRED');
});

describe('given pictures that a use case takes into use', () => {
  const use = (ids: readonly string[], subject = 'order:1', accountId = lin.accountId) =>
    usePictures(system.ports, ids, { accountId, purpose: 'hand-in', subject });
  const note = (...said: [string, readonly string[], (readonly string[])?]) =>
    system.ports.store.transact(async (tx) => notePictures(tx, ...said));

  test('when they are noted, then they stand there, and nowhere else', async () => {
    const ids = [
      await uploadedPicture(system, lin, 'hand-in'),
      await uploadedPicture(system, lin, 'hand-in'),
    ];
    expect((await use(ids)).map(({ id }) => id)).toEqual(ids);
    await note('order:1', ids);
    await system.timer('tick');
    expect(await system.ports.store.get(pictureUses, ids[0] ?? '')).toMatchObject({ subject: 'order:1' });
    expect(await use(ids)).toHaveLength(2);
    await expect(use(ids, 'order:2')).rejects.toMatchObject({ code: 'PICTURE_USED' });
  });

  test('when they are not theirs, for something else or not there, then they are refused', async () => {
    const id = await uploadedPicture(system, lin, 'hand-in');
    const face = await uploadedPicture(system, lin, 'face');
    const awaited = await uploadPicture(system, lin, 'hand-in');
    await expect(use([id], 'order:1', 'somebody')).rejects.toMatchObject({ code: 'PICTURE_NOT_FOUND' });
    await expect(use([face])).rejects.toMatchObject({ code: 'PICTURE_NOT_FOUND' });
    await expect(use(['0000000000000000'])).rejects.toMatchObject({ code: 'PICTURE_NOT_FOUND' });
    await expect(use([awaited])).rejects.toMatchObject({ code: 'PICTURE_NOT_ARRIVED' });
  });

  test('when another takes the place of one, then the one is removed with its bytes, and its use', async () => {
    const one = await uploadedPicture(system, lin, 'hand-in');
    const two = await uploadedPicture(system, lin, 'hand-in');
    await note('order:1', [one]);
    await system.timer('tick');
    await note('order:1', [two], [one]);
    await system.timer('tick');
    expect(await stored(one)).toBeUndefined();
    expect(await system.ports.store.get(pictureUses, one)).toBeUndefined();
    expect(fileKeys()).toEqual([`pictures/${two}.png`]);
    expect(await system.ports.store.get(pictureUses, two)).toMatchObject({ subject: 'order:1' });
  });

  test('when days pass, then what is in use stays, and what is not is removed', async () => {
    const [used, unused] = [
      await uploadedPicture(system, lin, 'hand-in'),
      await uploadedPicture(system, lin, 'hand-in'),
    ];
    const awaited = await uploadPicture(system, lin, 'hand-in');
    await note('order:1', [used]);
    await system.timer('tick');
    system.clock.pass(dayMs + 1);
    await system.timer('tick');
    expect(await stored(awaited)).toBeUndefined();
    expect(await stored(unused)).toBeDefined();
    system.clock.pass(7 * dayMs);
    await system.timer('tick');
    expect(await stored(unused)).toBeUndefined();
    const left = await stored(used);
    expect(fileKeys()).toEqual([left && keptKey(left)]);
  });
});
