import type { Backend } from '../../bot/backend/backend';
import { ClientError } from '../../client/core/client-error';
import { minuteMs } from '../../shared/domain/calendar/calendar';
import { openTask } from '../support/data/tasks';
import { type BotSystem, botSystem } from './support/bot-system';

let here: BotSystem;
beforeEach(async () => {
  here = await botSystem();
  await here.saveGroup();
});
afterEach(() => here.close());

type Step = 'events' | 'enqueue' | 'acknowledge' | 'due' | 'claim' | 'card' | 'finish';

/** The process ends before or after a step: nothing that it calls from then on reaches the backend. */
function dying(step: Step, when: 'before' | 'after') {
  let isDead = false;
  return (backend: Backend): Backend => {
    const groups = Object.entries(backend.groups).map(([name, call]) => [
      name,
      async (input: never) => {
        if (name === step && when === 'before') isDead = true;
        if (isDead) throw new ClientError({ code: 'DEAD', isRetryable: true });
        const answer = await (call as (input: never) => Promise<unknown>)(input);
        if (name === step) isDead = true;
        if (isDead) throw new ClientError({ code: 'DEAD', isRetryable: true });
        return answer;
      },
    ]);
    return { ...backend, groups: Object.fromEntries(groups) };
  };
}

const steps: readonly Step[] = ['events', 'enqueue', 'acknowledge', 'due', 'claim', 'card', 'finish'];

describe.each(steps)('a bot that dies around %s', (step) => {
  test.each(['before', 'after'] as const)('%s it loses nothing and repeats at most once', async (when) => {
    const first = await here.bot({ backend: dying(step, when) });
    await openTask(here.system, here.publisher);
    await first.turn();
    const second = await here.bot();
    for (let turns = 0; turns < 6; turns += 1) {
      await second.turn();
      here.system.clock.pass(minuteMs);
    }
    // Only what died between sending and recording is seen again, and once.
    const most = step === 'finish' && when === 'before' ? 2 : 1;
    expect(here.heard()).toHaveLength(most);
    expect((await here.service.get('groups/due', {})).posts).toEqual([]);
  });
});

test('a post that never gets recorded is seen twice at most', async () => {
  await openTask(here.system, here.publisher);
  for (let lives = 0; lives < 5; lives += 1) {
    const bot = await here.bot({ backend: dying('finish', 'before') });
    await bot.turn();
    here.system.clock.pass(3 * minuteMs);
  }
  expect(here.heard()).toHaveLength(2);
});

test('a bot that lives on records later what it could not record, and sends nothing twice', async () => {
  let isDown = true;
  const bot = await here.bot({
    backend: (backend) => ({
      ...backend,
      groups: {
        ...backend.groups,
        finish: async (input) => {
          if (isDown) throw new ClientError({ code: 'UNREACHABLE' });
          return backend.groups.finish(input);
        },
      },
    }),
  });
  await openTask(here.system, here.publisher);
  for (let turns = 0; turns < 5; turns += 1) {
    await bot.turn();
    here.system.clock.pass(minuteMs);
  }
  isDown = false;
  await bot.turn();
  expect(here.heard()).toHaveLength(1);
  expect((await here.service.get('groups/due', {})).posts).toEqual([]);
});

test('two bots with one key send each task once', async () => {
  const bots = [await here.bot(), await here.bot()];
  await here.openTasks(2);
  await Promise.all(bots.map((bot) => bot.turn()));
  await Promise.all(bots.map((bot) => bot.turn()));
  await here.openTasks(20);
  here.system.clock.pass(5 * minuteMs);
  await Promise.all(bots.map((bot) => bot.turn()));
  here.system.clock.pass(5 * minuteMs);
  await Promise.all(bots.map((bot) => bot.turn()));
  const said = here.heard().map(({ content }) => ('text' in content ? content.text : content));
  const cards = said.filter((each) => typeof each !== 'string');
  const told = said.flatMap((each) =>
    typeof each === 'string' ? [Number(/有 (\d+) 个/.exec(each)?.[1])] : [1],
  );
  expect(cards.length).toBeGreaterThanOrEqual(2);
  expect(told.reduce((sum, count) => sum + count, 0)).toBe(22);
});
