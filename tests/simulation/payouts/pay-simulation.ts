import { lambdaContext } from '../../../local/lambda-event';
import { MAIN_APP } from '../../../local/sandbox/apps';
import { type Dice, dice } from '../../../local/seed/dice';
import { writeRailSettings } from '../../../local/set-up-rails';
import { keepSealing } from '../../../shared/application/ledger/seal-deadline';
import { accounts } from '../../../shared/collections/accounts';
import { railSettings } from '../../../shared/collections/payouts';
import type { Rails } from '../../../shared/ports/payout-rail';
import type { Store } from '../../../shared/ports/store';
import { createInspectableSystem } from '../../support/system/inspectable-system';
import { type Actor, type Answer, callFunction, type TestSystem } from '../../support/system/test-system';
import { mirrorOf, type WatchedMirror } from '../mirror';
import { type CrashingProcess, crashingProcess } from '../process';
import { idsOf, plainTokens } from '../simulation';

/** Where a rail's messages go; tests carry them there, or lose them. */
const noticesTo = 'http://127.0.0.1:9';

export interface PayWorker extends Actor {
  /** Whose phone it is, and who its account says that they are: people of the sandbox. */
  readonly phone: string;
  readonly person: string;
}

/** A message of a rail that is on its way. */
export interface SentNotice {
  readonly platform: 'wechatPay' | 'alipay';
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** The backend with its rails and workers, as one seed of the simulation of money has it. */
export interface PaySimulation {
  readonly system: TestSystem;
  readonly documents: WatchedMirror;
  readonly process: CrashingProcess;
  /** The product's functions in the process that may crash. */
  readonly functions: TestSystem['functions'];
  readonly choose: Dice;
  readonly workers: readonly PayWorker[];
  /** Messages that were not carried yet, oldest first. */
  readonly notices: SentNotice[];
  /** A timer of the product. */
  timer(action: 'tick' | 'drain'): Promise<void>;
  /** Time passes, and people look into WeChat. */
  pass(ms: number): void;
  newKey(): string;
  /** So many orders were accepted. */
  nextOrder(): string;
  close(): Promise<void>;
}

/** A mistake that somebody might make: between the use cases and their store, or between them and the rails. */
export interface PayFault {
  readonly name: string;
  readonly store?: (store: Store) => Store;
  readonly rails?: (rails: Rails) => Rails;
}

/** The last two accounts are one person's, who has borrowed a phone for one of them. */
const people = [
  ...['lin', 'li', 'wang', 'chen'].map((person) => ({ phone: person, person })),
  { phone: 'crowd-1', person: 'chen' },
];

/** The rail's own id of a message, which is signed anew each time that it is looked at. */
const idOf = ({ platform, body }: SentNotice): string =>
  platform === 'wechatPay' ? String(JSON.parse(body).id) : String(new URLSearchParams(body).get('notify_id'));

/** Each message that the rails of a sandbox want to send, as it is made. */
function listen({ sandbox }: TestSystem, notices: SentNotice[]) {
  const told = new Set<string>();
  return () => {
    for (const platform of ['wechatPay', 'alipay'] as const) {
      const last = sandbox[platform === 'wechatPay' ? 'weChatPay' : 'alipay'].lastNotice();
      const notice = last && { platform, ...last };
      if (!notice || told.has(idOf(notice))) continue;
      told.add(idOf(notice));
      notices.push(notice);
    }
  };
}

/** WeChat lets people allow payments without confirming each. */
const allowMandates = (store: Store): Promise<void> =>
  store.transact(async (tx) => {
    const stored = await tx.get(railSettings, 'wechat');
    if (!stored) throw new Error('no rail');
    const { merchant, scene } = JSON.parse(stored.settings);
    const settings = JSON.stringify({ merchant, scene: { ...scene, withoutConfirming: true } });
    tx.update(railSettings, { ...stored, settings });
  });

export async function openPaySimulation(seed: string, fault?: PayFault): Promise<PaySimulation> {
  const ids = idsOf(dice(`${seed} ids`));
  const { system, raw } = await createInspectableSystem({ isRace: true, ids });
  const { ports, clock, sandbox } = system;
  const process = crashingProcess(fault?.store?.(ports.store) ?? ports.store);
  const rails = fault?.rails?.(ports.rails) ?? ports.rails;
  const functions = system.over({ ...ports, store: process.store, rails, tokens: plainTokens });
  const choose = dice(seed);
  await writeRailSettings(ports, MAIN_APP.appId, noticesTo);
  if (choose.chance(0.5)) await allowMandates(ports.store);
  await keepSealing(ports);
  sandbox.alipay.notifyTo(`${noticesTo}/callbacks/alipay`);
  const workers: PayWorker[] = [];
  for (const { phone, person } of people) {
    const { accountId } = await system.signIn(phone);
    const sessionId = (await ports.store.get(accounts, accountId))?.sessions[0]?.id ?? '';
    const token = await plainTokens.issue({ accountId, sessionId }, 0);
    const call: Actor['call'] = (action, input = {}) => callFunction(functions, action, input, token);
    workers.push({ ...system.actor(accountId, token), call, phone, person });
  }
  const notices: SentNotice[] = [];
  const hear = listen(system, notices);
  let orders = 0;
  return {
    ...{ system, process, functions, workers, notices },
    documents: mirrorOf(raw),
    choose,
    async timer(action) {
      await functions.timer({ action }, lambdaContext('schedule')).catch(() => undefined);
      hear();
    },
    pass(ms) {
      clock.pass(ms);
      for (const { phone } of people) sandbox.visit(sandbox.identity(phone, MAIN_APP.appId).openid);
      hear();
    },
    newKey: () => ids.newSecret().slice(0, 24),
    nextOrder() {
      orders += 1;
      return `paid${String(orders).padStart(12, '0')}`;
    },
    close: () => system.close(),
  };
}

/** Something that somebody may do, or that happens; undefined where there is nothing to do it to. */
export interface PayMove {
  readonly name: string;
  /** How often it is chosen, beside the others. */
  readonly weight: number;
  run(simulation: PaySimulation): Promise<Answer | 'done' | undefined>;
}
