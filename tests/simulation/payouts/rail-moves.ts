import { payouts } from '../../../shared/collections/payouts';
import { knock } from '../../support/system/knock';
import type { PayMove, PaySimulation, SentNotice } from './pay-simulation';

/** What the calls of both rails do wrong. */
const faults = [
  ...(['fail', 'hang', 'twice', 'http-500', 'html', 'redirect', 'cut'] as const),
  ...(['forged', 'altered', 'unsigned', 'unknown-key', 'stale'] as const),
  ...(['contradictory', 'contradictory', 'contradictory'] as const),
];
const codes = {
  wechat: ['NOT_ENOUGH', 'FREQUENCY_LIMIT_EXCEED', 'SYSTEM_ERROR', 'NO_AUTH', 'PARAM_ERROR'],
  alipay: ['PAYER_BALANCE_NOT_ENOUGH', 'RESOURCE_LIMIT_EXCEED', 'ACQ.SYSTEM_ERROR', 'PAYEE_ACC_OCUPIED'],
} as const;
const sending = { wechat: 'transferBill', alipay: 'uniTransfer' } as const;
const asking = { wechat: ['queryBill', 'cancelBill'], alipay: ['transferQuery'] } as const;

/** One of the next calls of a rail goes wrong. */
export function spoilRail({ choose, system: { sandbox } }: PaySimulation): void {
  const rail = choose.pick(['wechat', 'alipay'] as const);
  const endpoint = choose.chance(0.6) ? sending[rail] : choose.pick(asking[rail]);
  const code = { endpoint: sending[rail], fault: 'errcode', errcode: choose.pick(codes[rail]) } as const;
  const other = { endpoint, fault: choose.pick(faults), times: choose.int(1, 3) };
  sandbox.addFault(choose.chance(0.2) ? code : other);
}

/** Carries a message to the product's door, as it stands there. */
export const carry = ({ functions }: PaySimulation, { platform, ...notice }: SentNotice) =>
  knock({ functions }, platform, notice);

const someBill = ({ choose, system }: PaySimulation, ...states: string[]) => {
  const found = system.sandbox.weChatPay.bills().filter(({ state }) => states.includes(state));
  return found.length === 0 ? undefined : choose.pick(found);
};

/** What happens at WeChat Pay and at Alipay, whatever the product knows of it. */
export const railMoves: readonly PayMove[] = [
  {
    name: 'somebody confirms on their phone',
    weight: 5,
    async run(simulation) {
      const bill = someBill(simulation, 'WAIT_USER_CONFIRM');
      if (!bill) return undefined;
      simulation.system.sandbox.weChatPay.confirm(bill.out_bill_no);
      simulation.pass(0);
      return 'done';
    },
  },
  {
    name: 'WeChat Pay fails a bill',
    weight: 2,
    async run(simulation) {
      const bill = someBill(simulation, 'WAIT_USER_CONFIRM', 'ACCEPTED');
      if (!bill) return undefined;
      const reason = simulation.choose.pick(['ACCOUNT_FROZEN', 'TRANSFER_RISK', 'DAY_RECEIVED_COUNT_EXCEED']);
      simulation.system.sandbox.weChatPay.fail(bill.out_bill_no, reason);
      simulation.pass(0);
      return 'done';
    },
  },
  {
    name: 'WeChat Pay only takes the next bill',
    weight: 0.8,
    async run({ system }) {
      system.sandbox.weChatPay.holdNext(1);
      return 'done';
    },
  },
  {
    name: 'WeChat Pay gets on with a bill',
    weight: 8,
    async run(simulation) {
      const bill = someBill(simulation, 'ACCEPTED');
      if (!bill) return undefined;
      bill.state = 'WAIT_USER_CONFIRM';
      return 'done';
    },
  },
  {
    name: 'a bank sends a transfer back',
    weight: 4,
    async run(simulation) {
      const { choose, documents, system } = simulation;
      const paid = documents
        .all(payouts)
        .filter(({ channel, status }) => channel === 'alipay' && status === 'paid');
      const transfer = paid.length > 0 ? system.sandbox.alipay.transfer(choose.pick(paid).id) : undefined;
      if (transfer?.status !== 'SUCCESS') return undefined;
      system.sandbox.alipay.settle(transfer, 'REFUND', 'PAYEE_ACC_OCUPIED');
      simulation.pass(0);
      return 'done';
    },
  },
  {
    name: 'people take back that they need not confirm',
    weight: 0.5,
    async run({ system }) {
      system.sandbox.weChatPay.takeBackMandates();
      return 'done';
    },
  },
  {
    name: 'a rail runs out of money',
    weight: 2,
    async run({ choose, system: { sandbox } }) {
      (choose.chance(0.5) ? sandbox.weChatPay : sandbox.alipay).setBalance(choose.int(0, 1_000));
      return 'done';
    },
  },
  {
    name: 'a message comes',
    weight: 14,
    async run(simulation) {
      const { choose, notices } = simulation;
      if (notices.length === 0) return undefined;
      // Any of them, not the oldest; and now and then it stays to come again, or is lost.
      const notice = choose.pick(notices);
      if (choose.chance(0.8)) notices.splice(notices.indexOf(notice), 1);
      if (choose.chance(0.15)) return 'done';
      await carry(simulation, notice);
      return 'done';
    },
  },
];
