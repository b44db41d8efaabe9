import { lambdaContext } from '../../local/lambda-event';
import { MAIN_APP } from '../../local/sandbox/apps';
import { type Dice, dice } from '../../local/seed/dice';
import { writeRailSettings } from '../../local/set-up-rails';
import { accounts } from '../../shared/collections/accounts';
import { idLength } from '../../shared/contract/ids';
import { randomBase62 } from '../../shared/domain/text/base62';
import type { Ids } from '../../shared/ports/ids';
import type { AccessTokens } from '../../shared/ports/sessions';
import type { Store } from '../../shared/ports/store';
import { vaultOfKeys } from '../../shared/runtime/compose/common';
import { withVault } from '../../shared/store/with-vault';
import { agreeTo } from '../support/data/consents';
import { groupSettings } from '../support/data/group-settings';
import { operatorOf } from '../support/data/operator';
import { uploadedPicture } from '../support/data/pictures';
import { serviceClient } from '../support/data/service-client';
import { rememberingVault } from '../support/stores/remembering-vault';
import { fetchInProcess } from '../support/system/in-process-fetch';
import { createInspectableSystem } from '../support/system/inspectable-system';
import {
  type Actor,
  type Answer,
  callFunction,
  type TestSystem,
  testVaultKey,
} from '../support/system/test-system';
import { mirrorOf, type WatchedMirror } from './mirror';
import { type CrashingProcess, crashingProcess } from './process';

/** The whole backend with its people, as one seed of a simulation has it. */
export interface Simulation {
  readonly system: TestSystem;
  readonly documents: WatchedMirror;
  readonly process: CrashingProcess;
  readonly choose: Dice;
  readonly publishers: readonly Actor[];
  readonly workers: readonly Actor[];
  readonly operator: Actor;
  /** Somebody who wants to become a publisher, and has a picture of themselves. */
  readonly applicant: Actor & { readonly faceId: string };
  /** The group bot, with a group of its own. */
  readonly bot: Actor & { readonly groupId: string };
  /** Time passes, everybody opens the mini-program (WeChat knows only whom it saw within two hours), the timer comes. */
  pass(ms: number): Promise<void>;
  /** Orders of WeChat Pay are asked about, and refunds sent. */
  drain(): Promise<void>;
  /** What phones show to be paid, and nobody has paid. */
  readonly prompts: Readonly<Record<string, string>>[];
  /** A new idempotency key. */
  newKey(): string;
  close(): Promise<void>;
}

/** Ids by the dice, so that a seed does the same again. */
export const idsOf = (choose: Dice): Ids => {
  const nextByte = () => choose.int(0, 255);
  return {
    newId: () => randomBase62(idLength, nextByte),
    newSecret: () => randomBase62(32, nextByte),
    random: choose.fraction,
  };
};

/** Where WeChat Pay's messages go: nowhere. */
const noticesTo = 'http://127.0.0.1:9';

const people = ['lin', 'li', 'wang', 'chen', 'crowd-1', 'crowd-2', 'zhao', 'sun', 'crowd-3', 'wu'];

/** Tokens that are not signed: how those are is tested elsewhere, and signing is slow. */
export const plainTokens: AccessTokens = {
  issue: async ({ accountId, sessionId }) => `${accountId}.${sessionId}.unsigned`,
  async verify(token) {
    const [accountId = '', sessionId = ''] = token.split('.');
    return { accountId, sessionId };
  },
};

/** `planted`: what stands between the use cases and their store, such as a fault to be found. */
/** The documents of a system, in which nothing is reckoned twice that others test. */
const quickStore = (raw: Store): Store =>
  withVault(raw, rememberingVault(vaultOfKeys(new Map([[1, testVaultKey]]))));

export async function openSimulation(
  seed: string,
  planted: (store: Store) => Store = (store) => store,
): Promise<Simulation> {
  const ids = idsOf(dice(`${seed} ids`));
  const { system, raw } = await createInspectableSystem({ isRace: true, ids });
  const { ports, clock, sandbox } = system;
  const process = crashingProcess(planted(quickStore(raw)));
  const endFetching = fetchInProcess(sandbox, system.sandboxUrl);
  const functions = system.over({ ...ports, store: process.store, tokens: plainTokens });
  /** Somebody whose phone never has to log in again, however much time passes. */
  async function staying({ accountId }: Actor): Promise<Actor> {
    const sessionId = (await ports.store.get(accounts, accountId))?.sessions[0]?.id ?? '';
    const token = await plainTokens.issue({ accountId, sessionId }, 0);
    const call: Actor['call'] = (action, input = {}) => callFunction(functions, action, input, token);
    return { ...system.actor(accountId, token), call };
  }
  const timer = async (action: 'tick' | 'drain') => {
    await functions.timer({ action }, lambdaContext('schedule')).catch(() => undefined);
  };
  await writeRailSettings(ports, MAIN_APP.appId, noticesTo);
  const workers: Actor[] = [];
  for (const person of people.slice(0, 6)) {
    const worker = await system.signIn(person);
    await agreeTo(worker, 'check-in-position');
    workers.push(await staying(worker));
  }
  const publishers: Actor[] = [];
  for (const person of people.slice(6, 8)) publishers.push(await staying(await system.publisher(person)));
  const operator = await staying(await operatorOf(system, 'crowd-3'));
  const wu = await system.signIn('wu');
  const faceId = await uploadedPicture(system, wu, 'face');
  const applicant = { ...(await staying(wu)), faceId };
  const client = await serviceClient(system, 'bot');
  const settings = groupSettings('wechaty', 'simulated-group');
  const { groupId } = (await client.get('groups/save', settings)).group;
  const callAsBot: Actor['call'] = (action, input = {}) =>
    callFunction(functions, action, input, client.token);
  const bot = { ...client, call: callAsBot, groupId };
  return {
    system,
    documents: mirrorOf(raw),
    process,
    choose: dice(seed),
    publishers,
    workers,
    operator,
    applicant,
    bot,
    prompts: [],
    newKey: () => ids.newSecret().slice(0, 24),
    drain: () => timer('drain'),
    async pass(ms) {
      clock.pass(ms);
      for (const person of people) sandbox.visit(sandbox.identity(person, MAIN_APP.appId).openid);
      await timer('tick');
    },
    close() {
      endFetching();
      return system.close();
    },
  };
}

/** Something that somebody may do, or that happens; undefined where there is nothing to do it to. */
export interface Move {
  readonly name: string;
  /** How often it is chosen, beside the others. */
  readonly weight: number;
  run(simulation: Simulation): Promise<Answer | undefined>;
}
