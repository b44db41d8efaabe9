import * as z from 'zod';
import { cloudContext } from '../../../local/cloudbase/over-cloudbase';
import { injectedFor } from '../../../tests/support/system/cloud-call';
import { createTestSystem, type TestSystem } from '../../../tests/support/system/test-system';
import { action } from '../../contract/action';
import type { CloudbasePorts } from '../access/cloudbase-authenticator';
import { feature } from '../feature';
import { everyTimer, onCloudbaseTimer } from './on-cloudbase-timer';

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
  other: action({ ...declared, name: 'other', access: 'timer' }),
  open: action({ ...declared, name: 'open', access: 'public' }),
};

let system: TestSystem;
let lines: Record<string, unknown>[];
let ran: string[];
let failing: string | undefined;
beforeAll(async () => {
  system = await createTestSystem();
});
beforeEach(() => {
  [lines, ran, failing] = [[], [], undefined];
});
afterAll(() => system.close());

const timer = { TCB_SOURCE: 'wx_trigger', TRIGGER_SRC: 'timer' };

function tick(event: object, variables: Readonly<Record<string, string>> = timer): Promise<unknown> {
  const run = (name: string) => async () => {
    ran.push(name);
    if (failing === name) throw new Error(`${name} failed`);
    return { handled: ran.length };
  };
  const ports: CloudbasePorts = {
    ...system.ports,
    sources: ['wx_client'],
    sweep: async () => ran.push('sweep'),
    log: (line) => void lines.push(JSON.parse(JSON.stringify(line))),
  };
  const served = feature(contract, [], { due: run('due'), other: run('other'), open: run('open') });
  return onCloudbaseTimer(served, async () => ports, { env: {} })(event, cloudContext('tick-1', variables));
}

const toMinute = (minute: number) => {
  const now = Math.floor(system.clock.nowMs() / 60_000) % 60;
  system.clock.pass(((minute - now + 60) % 60) * 60_000);
};

test('a trigger named after an action runs that action', async () => {
  expect(await tick({ Type: 'Timer', TriggerName: 'due' })).toEqual({ handled: 1 });
  expect(lines).toMatchObject([{ action: 'due', outcome: 'ok', correlationId: 'tick-1' }]);
});

test('the one trigger of the function runs everything that is for timers', async () => {
  toMinute(8);
  expect(await tick({ Type: 'Timer', TriggerName: everyTimer })).toEqual({
    due: { handled: 1 },
    other: { handled: 2 },
  });
  expect(ran).toEqual(['due', 'other']);
});

test('once an hour it also sweeps what has expired', async () => {
  toMinute(7);
  await tick({ Type: 'Timer', TriggerName: everyTimer });
  expect(ran.sort()).toEqual(['due', 'other', 'sweep']);
});

test('one failure does not keep the others from running, and is thrown at the end', async () => {
  toMinute(9);
  failing = 'due';
  await expect(tick({ Type: 'Timer', TriggerName: everyTimer })).rejects.toThrow('due failed');
  expect(ran).toEqual(['due', 'other']);
  expect(lines.map(({ outcome }) => outcome).sort()).toEqual(['INTERNAL', 'ok']);
});

test.each(['open', 'unknown', '', '__proto__', undefined])(
  'a trigger named %j runs nothing',
  async (name) => {
    await expect(tick({ Type: 'Timer', TriggerName: name })).rejects.toThrow('ACTION_NOT_FOUND');
    expect(ran).toEqual([]);
  },
);

test.each([
  ['a person', injectedFor('oLin'), { Type: 'Timer', TriggerName: 'due' }],
  [
    'a person beside a timer that ran before',
    { ...injectedFor('oLin'), TRIGGER_SRC: 'timer' },
    { Type: 'Timer', TriggerName: 'due' },
  ],
  [
    'another function',
    { TCB_SOURCE: 'wx_trigger,scf', TRIGGER_SRC: 'timer' },
    { Type: 'Timer', TriggerName: 'due' },
  ],
  ['HTTP access', { TRIGGER_SRC: 'timer' }, { httpMethod: 'POST', path: '/', TriggerName: 'due' }],
  ['nobody', {}, { Type: 'Timer', TriggerName: 'due' }],
])('%s cannot start what is for timers', async (_, variables, event) => {
  expect(await tick(event, variables as Record<string, string>)).toMatchObject({
    ok: false,
    error: { code: 'ACTION_NOT_FOUND' },
  });
  expect(ran).toEqual([]);
  expect(lines).toMatchObject([{ outcome: 'ACTION_NOT_FOUND', correlationId: 'tick-1' }]);
});
