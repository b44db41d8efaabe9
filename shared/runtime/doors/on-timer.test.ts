import * as z from 'zod';
import { lambdaContext } from '../../../local/lambda-event';
import { createTestSystem, type TestSystem } from '../../../tests/support/system/test-system';
import { action } from '../../contract/action';
import { AppError } from '../../contract/errors';
import type { Ports } from '../../ports/context';
import { feature } from '../feature';
import { onTimer } from './on-timer';

const declared = {
  feature: 'test',
  summary: 'For this test',
  effect: 'command',
  input: z.strictObject({}),
  output: z.strictObject({ handled: z.int() }),
  errors: [],
} as const;

const contract = {
  due: action({ ...declared, name: 'due', access: 'timer' }),
  open: action({ ...declared, name: 'open', access: 'public' }),
};

let system: TestSystem;
let lines: Record<string, unknown>[];
const failing = { with: undefined as Error | undefined };
beforeAll(async () => {
  system = await createTestSystem();
});
beforeEach(() => {
  lines = [];
  failing.with = undefined;
});
afterAll(() => system.close());

function tick(name: string): Promise<unknown> {
  const ports: Ports = { ...system.ports, log: (line) => void lines.push(JSON.parse(JSON.stringify(line))) };
  const served = feature(contract, [], {
    due: async (input, context) => {
      // No caller, no client, no way to sign in, and no port that was not named.
      expect([input, Object.keys(context).sort()]).toEqual([
        {},
        ['clock', 'ids', 'log', 'rates', 'report', 'store', 'untilMs'],
      ]);
      system.clock.pass(7);
      if (failing.with) throw failing.with;
      return { handled: 3 };
    },
    open: async () => ({ handled: 0 }),
  });
  const context = { ...lambdaContext('test'), awsRequestId: 'tick-1' };
  return onTimer(served, async () => ports)({ action: name }, context);
}

test('what is due is done, for nobody, and logged', async () => {
  expect(await tick('due')).toEqual({ handled: 3 });
  expect(lines).toEqual([
    {
      at: new Date(system.clock.nowMs()).toISOString(),
      level: 'info',
      correlationId: 'tick-1',
      feature: 'test',
      action: 'due',
      outcome: 'ok',
      durationMs: 7,
    },
  ]);
});

test.each(['open', 'unknown', '', '__proto__', 'constructor', 'toString'])(
  'a timer cannot do %j: only what is declared for timers',
  async (name) => {
    await expect(tick(name)).rejects.toThrow('ACTION_NOT_FOUND');
    expect(lines.map(({ outcome }) => outcome)).toEqual(['ACTION_NOT_FOUND']);
  },
);

test.each([
  [new AppError('BUSY'), 'BUSY'],
  [new Error('secret-13800000000'), 'INTERNAL'],
])('a failure is logged and thrown on, so that the alarm rings (%#)', async (error, outcome) => {
  failing.with = error;
  await expect(tick('due')).rejects.toBe(error);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    level: 'error',
    action: 'due',
    outcome,
    correlationId: 'tick-1',
    durationMs: 7,
  });
  expect(JSON.stringify(lines)).not.toContain('13800000000');
});
