import { fakeTimeouts } from '../tests/support/stores/fake-timeouts';
import type { Engine } from './engine/engine';
import { takeTurns } from './take-turns';

const turnMs = 10_000;

function turning() {
  const timeouts = fakeTimeouts();
  const seen = { turns: 0, scans: [] as string[] };
  const shown: { code?: string | undefined } = {};
  /** What a turn waits for before it ends. */
  const held: Promise<void>[] = [];
  const engine = {
    async turn() {
      seen.turns += 1;
      await Promise.all(held);
    },
  } as unknown as Engine;
  const turns = takeTurns({
    engine,
    groups: [],
    turnMs,
    timeouts,
    qr: () => shown.code,
    onScan: (qr) => void seen.scans.push(qr),
    log: () => undefined,
  });
  return {
    seen,
    turns,
    shown,
    held,
    /** Lets so much time pass, and what follows from it happen. */
    async pass(ms: number) {
      timeouts.pass(ms);
      await new Promise(setImmediate);
    },
  };
}

test('a turn is taken at once, and the next after a pause', async () => {
  const { seen, turns, pass } = turning();
  await pass(0);
  expect(seen.turns).toBe(1);
  await pass(turnMs - 1);
  expect(seen.turns).toBe(1);
  await pass(turnMs);
  expect(seen.turns).toBe(2);
  await turns.stop();
});

test('whoever stops it does not wait for the pause to end, and no turn follows', async () => {
  const { seen, turns, pass } = turning();
  await pass(0);
  await turns.stop();
  await pass(turnMs);
  expect(seen.turns).toBe(1);
});

test('whoever stops it waits for the turn under way', async () => {
  const { seen, turns, pass, held } = turning();
  await pass(0);
  let finish = () => {};
  held.push(
    new Promise((resolve) => {
      finish = resolve;
    }),
  );
  await pass(turnMs);
  let isStopped = false;
  const stopped = turns.stop().then(() => {
    isStopped = true;
  });
  await pass(turnMs);
  expect([seen.turns, isStopped]).toEqual([2, false]);
  finish();
  await stopped;
  expect(seen.turns).toBe(2);
});

test('a code to scan is told once, until another stands there', async () => {
  const { seen, turns, pass, shown } = turning();
  await pass(0);
  for (const code of ['a', 'a', 'b', undefined, 'b']) {
    shown.code = code;
    await pass(turnMs);
  }
  expect(seen.scans).toEqual(['a', 'b', 'b']);
  await turns.stop();
});
