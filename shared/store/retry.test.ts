import { waitForRetry } from './retry';

/** A clock that notes how long it was slept on, and chance that is always the same. */
function portsWith(chance: number, nowMs = 0) {
  const waitsMs: number[] = [];
  const clock = {
    nowMs: () => nowMs,
    sleep: async (ms: number) => {
      waitsMs.push(ms);
    },
  };
  return { ports: { clock, ids: { random: () => chance } }, waitsMs };
}

const almostOne = 1 - Number.EPSILON;

async function waitsOf(chance: number, tries: number, delays?: { firstMs: number; longestMs: number }) {
  const { ports, waitsMs } = portsWith(chance);
  for (let made = 1; made <= tries; made += 1) await waitForRetry(ports, made, 10_000, undefined, delays);
  return waitsMs;
}

test('the longest wait doubles with every try, up to a bound', async () => {
  expect(await waitsOf(almostOne, 8)).toEqual([10, 20, 40, 80, 160, 320, 320, 320]);
});

test('chance has the whole wait to itself, from the least of 1 ms on', async () => {
  expect(await waitsOf(0, 8)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
  expect(await waitsOf(0.5, 4)).toEqual([6, 11, 21, 41]);
});

test('whoever asks sets other bounds', async () => {
  expect(await waitsOf(almostOne, 4, { firstMs: 100, longestMs: 250 })).toEqual([100, 200, 250, 250]);
});

test('a wait that ends at the deadline is made; one that would pass it is BUSY at once, with its cause', async () => {
  const cause = new Error('conflict');
  const { ports, waitsMs } = portsWith(0.5, 1_000);
  await waitForRetry(ports, 1, 1_006, cause);
  expect(waitsMs).toEqual([6]);
  await expect(waitForRetry(ports, 1, 1_005, cause)).rejects.toMatchObject({ code: 'BUSY', cause });
  expect(waitsMs).toEqual([6]);
});

test('whoever was frozen while waiting and wakes up long after the deadline is BUSY', async () => {
  const cause = new Error('lost');
  let nowMs = 0;
  const asleepFor = (ms: number) => ({
    ids: { random: () => 0.5 },
    clock: {
      nowMs: () => nowMs,
      async sleep() {
        nowMs += ms;
      },
    },
  });
  await waitForRetry(asleepFor(65_000), 1, 5_000, cause);
  await expect(waitForRetry(asleepFor(600_000), 1, nowMs + 5_000, cause)).rejects.toMatchObject({
    code: 'BUSY',
    cause,
  });
});
