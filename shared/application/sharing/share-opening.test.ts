import { storedEvents } from '../../../tests/support/data/events';
import { onMemory } from '../../../tests/support/stores/on-memory';
import { firstTouches, openings, type Share, shares } from '../../collections/sharing';
import { countOpening, findShare, firstTouchId } from './share-opening';

const taskId = 'task000000000000';
const shareOf = (id: string, changes: Partial<Share> = {}): Share => ({
  id,
  taskId,
  accountId: 'lin0000000000000',
  openings: 0,
  signUps: 0,
  createdAtMs: 0,
  ...changes,
});
const first = shareOf('firstShare000000');
const second = shareOf('secondShare00000', { accountId: 'zhao000000000000' });
const chen = 'chen000000000000';

async function opened() {
  const { store, clock } = await onMemory().empty();
  await store.transact(async (tx) => {
    tx.create(shares, first);
    tx.create(shares, second);
    // As a store might hold it by mistake: ids of another form are not even asked for.
    tx.create(shares, shareOf('short'));
    tx.create(shares, shareOf(`${first.id}0`));
    tx.create(shares, shareOf(`0${first.id}`));
  });
  const open = (received: string, by = chen) => countOpening({ store, clock }, received, by);
  const counted = async (id: string) =>
    (await storedEvents(store)).filter(
      ({ type, facts }) => type === 'share.opened' && 'shareId' in facts && facts.shareId === id,
    ).length;
  return { store, clock, open, counted };
}

test('given the id of a share, when looked for, then it is found; a forged one or another form is not', async () => {
  const { store } = await opened();
  expect(await findShare({ store }, first.id)).toEqual(first);
  for (const forged of ['short', `${first.id}0`, `0${first.id}`, 'unknown000000000', 'first-Share00000', ''])
    expect(await findShare({ store }, forged)).toBeUndefined();
});

test('given a share, when somebody opens it, then it is counted, and it brought them to the task', async () => {
  const { store, clock, open, counted } = await opened();
  expect(await open(first.id)).toEqual({ counted: true, share: first });
  expect(await counted(first.id)).toBe(1);
  const atMs = clock.nowMs();
  expect(await store.get(openings, `${first.id}:${chen}`)).toEqual({ id: `${first.id}:${chen}`, atMs });
  const touchId = firstTouchId(taskId, chen);
  expect(touchId).toBe(`${taskId}:${chen}`);
  expect(await store.get(firstTouches, touchId)).toEqual({ id: touchId, shareId: first.id, atMs });
});

test('given an opening that is counted, when the same person opens it again, then it is not counted twice', async () => {
  const { open, counted } = await opened();
  await open(first.id);
  expect(await open(first.id)).toEqual({
    counted: false,
    reason: 'already-counted',
    share: first,
  });
  expect(await counted(first.id)).toBe(1);
  expect(await open(first.id, 'wang000000000000')).toMatchObject({ counted: true });
  expect(await counted(first.id)).toBe(2);
});

test('given two shares of a task, when somebody opens both, then both are counted and the first keeps the credit', async () => {
  const { store, clock, open, counted } = await opened();
  await open(first.id);
  clock.pass(1_000);
  expect(await open(second.id)).toMatchObject({ counted: true });
  expect(await counted(second.id)).toBe(1);
  expect(await store.get(firstTouches, firstTouchId(taskId, chen))).toMatchObject({ shareId: first.id });
});

test('given their own share, when the sharer opens it, then nothing is counted or remembered', async () => {
  const { store, open, counted } = await opened();
  expect(await open(first.id, first.accountId)).toEqual({ counted: false, reason: 'own', share: first });
  expect(await counted(first.id)).toBe(0);
  expect(await store.get(firstTouches, firstTouchId(taskId, first.accountId ?? ''))).toBeUndefined();
});

test('given a forged id, when it is opened, then it is ignored with a reason', async () => {
  const { open } = await opened();
  expect(await open('unknown000000000')).toEqual({ counted: false, reason: 'unknown' });
});
