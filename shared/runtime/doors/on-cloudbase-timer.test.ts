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
    watch: async () => void ran.push('watch'),
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

test('the catalogue’s timer looks every five minutes whether somebody has to be told', async () => {
  const build = action({ ...declared, feature: 'catalogue', name: 'due', access: 'timer' });
  const due = async () => ({ handled: 1 });
  const ports: CloudbasePorts = {
    ...system.ports,
    sources: ['wx_client'],
    sweep: async () => ran.push('sweep'),
    watch: async () => void ran.push(`watch at ${Math.floor(system.clock.nowMs() / 60_000) % 60}`),
    log: (line) => void lines.push(JSON.parse(JSON.stringify(line))),
  };
  const served = onCloudbaseTimer(feature({ due: build }, [], { due }), async () => ports, { env: {} });
  for (let minute = 0; minute < 11; minute += 1) {
    toMinute(minute);
    await served({ Type: 'Timer', TriggerName: everyTimer }, cloudContext('tick-1', timer));
  }
  expect(ran).toEqual(['watch at 0', 'watch at 5', 'watch at 10']);
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
