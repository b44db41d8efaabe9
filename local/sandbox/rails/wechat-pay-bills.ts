import type { FundFlow } from './fund-flow';

/** A bill of 商家转账 as the sandbox keeps it. */
export interface TransferBill {
  readonly out_bill_no: string;
  readonly transfer_bill_no: string;
  readonly openid: string;
  readonly transfer_amount: number;
  readonly transfer_remark: string;
  readonly notifyUrl: string | undefined;
  /** Decrypted; undefined: no name was given. */
  readonly userName: string | undefined;
  readonly package_info: string;
  /** The number under which its payee allows payments without confirming, when they confirm this one. */
  readonly asksMandate: string | undefined;
  /** What it was made from: the same number with another content is refused. */
  readonly content: string;
  readonly createdAtMs: number;
  updatedAtMs: number;
  state: BillState;
  failReason?: string;
}
export type BillState =
  | 'ACCEPTED'
  | 'PROCESSING'
  | 'WAIT_USER_CONFIRM'
  | 'TRANSFERING'
  | 'SUCCESS'
  | 'FAIL'
  | 'CANCELING'
  | 'CANCELLED';

const finalStates: readonly BillState[] = ['SUCCESS', 'FAIL', 'CANCELLED'];
const confirmWithinMs = 24 * 60 * 60_000;
const firstBalanceFen = 100_000_000;

export class RailRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code);
  }
}

type AskedBill = Omit<
  TransferBill,
  'state' | 'createdAtMs' | 'updatedAtMs' | 'transfer_bill_no' | 'package_info'
>;

function billOf(asked: AskedBill, count: number, state: BillState, nowMs: number): TransferBill {
  const serial = String(count).padStart(12, '0');
  return {
    ...asked,
    transfer_bill_no: `1330000${serial}`,
    package_info: `affffddafdfafddffda==${serial}`,
    state,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
  };
}

type Finished = (bill: TransferBill) => void;

/** The merchant's money; what moves for a bill is booked. */
function moneyOf(flow: Pick<FundFlow, 'add'>) {
  let balanceFen = firstBalanceFen;
  let account = 'BASIC';
  return {
    /** From which of the merchant's accounts transfers are paid from now on. */
    payFrom(name: 'BASIC' | 'OPERATION') {
      account = name;
    },
    /** The merchant moves money to the account that transfers are paid from. */
    provide(fen: number) {
      const [number, what] = [`TOPUP${fen}`, '资金划转'];
      flow.add({ number, railNumber: `${number}OUT`, outFen: fen, what });
      flow.add({ number, railNumber: `${number}IN`, outFen: -fen, what, account });
    },
    balanceFen: () => balanceFen,
    setBalance(fen: number) {
      balanceFen = fen;
    },
    move({ out_bill_no: number, transfer_bill_no: railNumber }: TransferBill, outFen: number) {
      balanceFen -= outFen;
      flow.add({ number, railNumber, outFen, what: outFen > 0 ? '商家转账' : '商家转账退回', account });
    },
  };
}

/** Bills, the money they are paid from, and what happens to them. It is taken off when a bill is made. */
export function createBills(now: () => number, flow: Pick<FundFlow, 'add'>, onFinished: Finished) {
  const bills = new Map<string, TransferBill>();
  /** Who has allowed payments without confirming, by the number under which they did. */
  const mandates = new Map<string, string>();
  const held = { next: 0 };
  const { move, ...money } = moneyOf(flow);

  function change(bill: TransferBill, state: BillState, failReason?: string): void {
    Object.assign(bill, { state, updatedAtMs: now(), ...(failReason !== undefined && { failReason }) });
    if (!finalStates.includes(state)) return;
    if (state !== 'SUCCESS') move(bill, -bill.transfer_amount);
    onFinished(bill);
  }

  /** What time has done to a bill since somebody last looked. */
  function aged(bill: TransferBill): TransferBill {
    if (bill.state === 'WAIT_USER_CONFIRM' && now() - bill.createdAtMs >= confirmWithinMs)
      change(bill, 'FAIL', 'OVERDUE_CLOSE');
    if (bill.state === 'CANCELING') change(bill, 'CANCELLED');
    return bill;
  }

  const find = (number: string): TransferBill | undefined => {
    const bill = bills.get(number);
    return bill && aged(bill);
  };
  const known = (number: string): TransferBill => {
    const bill = find(number);
    if (!bill) throw new RailRefusal(404, 'NOT_FOUND');
    return bill;
  };

  return {
    find,
    /** Errors: ALREADY_EXISTS, NOT_ENOUGH. */
    create(asked: AskedBill) {
      const before = find(asked.out_bill_no);
      if (before && before.content !== asked.content) throw new RailRefusal(400, 'ALREADY_EXISTS');
      if (before?.state === 'ACCEPTED') change(before, 'WAIT_USER_CONFIRM');
      if (before) return before;
      if (asked.transfer_amount > money.balanceFen()) throw new RailRefusal(403, 'NOT_ENOUGH');
      const bill = billOf(asked, bills.size + 1, held.next > 0 ? 'ACCEPTED' : 'WAIT_USER_CONFIRM', now());
      held.next = Math.max(0, held.next - 1);
      bills.set(asked.out_bill_no, bill);
      move(bill, bill.transfer_amount);
      return bill;
    },
    cancel(number: string): TransferBill {
      const bill = known(number);
      if (['CANCELING', 'CANCELLED'].includes(bill.state)) return bill;
      if (!['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM'].includes(bill.state))
        throw new RailRefusal(400, 'INVALID_REQUEST');
      change(bill, 'CANCELING');
      return bill;
    },
    known,
    /** The person confirms, with the name that WeChat knows of them. */
    confirm(bill: TransferBill, realName: string | undefined): void {
      if (aged(bill).state !== 'WAIT_USER_CONFIRM') return;
      const isWrong = bill.userName !== undefined && realName !== undefined && bill.userName !== realName;
      if (!isWrong && bill.asksMandate !== undefined) mandates.set(bill.asksMandate, bill.openid);
      change(bill, isWrong ? 'FAIL' : 'SUCCESS', isWrong ? 'NAME_NOT_CORRECT' : undefined);
    },
    /** Whose mandate each is; one that was taken back is nobody's. */
    mandates,
    change,
    all: () => [...bills.values()].map(aged),
    ...money,
    /** So many of the next bills are only taken, and wait for the person when they are asked for again. */
    holdNext(count: number) {
      held.next = count;
    },
    reset() {
      bills.clear();
      mandates.clear();
      money.setBalance(firstBalanceFen);
      money.payFrom('BASIC');
      held.next = 0;
    },
  };
}
export type Bills = ReturnType<typeof createBills>;
