import type { FundFlow } from './fund-flow';
import { RailRefusal } from './wechat-pay-bills';

/** A transfer as the sandbox's Alipay keeps it. */
export interface Transfer {
  readonly out_biz_no: string;
  readonly order_id: string;
  readonly trans_amount: string;
  readonly identity: string;
  readonly content: string;
  readonly createdAtMs: number;
  status: 'SUCCESS' | 'DEALING' | 'FAIL' | 'REFUND';
  errorCode?: string;
}

const firstBalanceFen = 100_000_000;
const fenOf = (yuan: string): number => Math.round(Number(yuan) * 100);

/** Transfers and the money they are made from. `nameOf`: the real name behind a logon id; undefined: nobody's. */
export function createTransfers(
  now: () => number,
  nameOf: (logonId: string) => string | undefined,
  flow: Pick<FundFlow, 'add'>,
  onChanged: (transfer: Transfer) => void,
) {
  const transfers = new Map<string, Transfer>();
  let balanceFen = firstBalanceFen;

  function move({ out_biz_no: number, order_id: railNumber }: Transfer, outFen: number) {
    balanceFen -= outFen;
    flow.add({ number, railNumber, outFen, what: outFen > 0 ? '转账' : '转账退回' });
  }

  function settle(transfer: Transfer, status: Transfer['status'], errorCode?: string): void {
    const isReturned = status === 'REFUND' || status === 'FAIL';
    if (isReturned) move(transfer, -fenOf(transfer.trans_amount));
    Object.assign(transfer, { status, ...(errorCode !== undefined && { errorCode }) });
    onChanged(transfer);
  }

  return {
    find: (number: string) => transfers.get(number),
    /** Errors: by Alipay's `sub_code`. */
    create(
      asked: Pick<Transfer, 'out_biz_no' | 'trans_amount' | 'identity' | 'content'>,
      name: string,
    ): Transfer {
      const before = transfers.get(asked.out_biz_no);
      if (before && before.content !== asked.content)
        throw new RailRefusal(200, 'PAYMENT_INFO_INCONSISTENCY');
      if (before) return before;
      const sum = fenOf(asked.trans_amount);
      if (sum < 10) throw new RailRefusal(200, 'EXCEED_LIMIT_SM_MIN_AMOUNT');
      if (sum > 5_000_000) throw new RailRefusal(200, 'EXCEED_LIMIT_PERSONAL_SM_AMOUNT');
      const realName = nameOf(asked.identity);
      if (realName === undefined) throw new RailRefusal(200, 'PAYEE_NOT_EXIST');
      if (realName !== name) throw new RailRefusal(200, 'PAYEE_USER_INFO_ERROR');
      if (sum > balanceFen) throw new RailRefusal(200, 'PAYER_BALANCE_NOT_ENOUGH');
      const serial = String(transfers.size + 1).padStart(10, '0');
      const transfer: Transfer = {
        ...asked,
        order_id: `2026112611007001${serial}`,
        createdAtMs: now(),
        status: 'SUCCESS',
      };
      transfers.set(asked.out_biz_no, transfer);
      move(transfer, sum);
      return transfer;
    },
    settle,
    all: () => [...transfers.values()],
    balanceFen: () => balanceFen,
    setBalance(fen: number) {
      balanceFen = fen;
    },
    reset() {
      transfers.clear();
      balanceFen = firstBalanceFen;
    },
  };
}
export type Transfers = ReturnType<typeof createTransfers>;
