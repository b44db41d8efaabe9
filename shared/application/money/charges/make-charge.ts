import { type Charge, charges } from '../../../collections/charges';
import { type Funding, fundings } from '../../../collections/fundings';
import { AppError } from '../../../contract/errors';
import { minuteMs } from '../../../domain/calendar/calendar';
import type { ChargeRail } from '../../../ports/charge-rail';
import type { Ports } from '../../../ports/context';
import type { Transaction } from '../../../ports/store';
import { advance, rewrite } from '../../lifecycles/advance';

/** How long somebody may take to pay; who comes later is given another order. */
const payWithinMs = 30 * minuteMs;
/** An order that is over so soon is not given to anybody any more. */
const leastLeftMs = 5 * minuteMs;
/** When it is first asked about, if nobody tells of it before. */
const firstLookMs = minuteMs;
const numberLength = 28;

/** Whether this sum can still be paid by an order that was made, in the way that is asked for. */
const serves = (charge: Charge, { amountFen }: Funding, openid: string | undefined, nowMs: number): boolean =>
  charge.status === 'open' &&
  charge.amountFen === amountFen &&
  charge.openid === openid &&
  charge.expiresAtMs - nowMs >= leastLeftMs;

interface AskedCharge {
  readonly fundingId: string;
  /** Who is to pay on their phone; undefined: whoever scans a code. */
  readonly openid: string | undefined;
  readonly rail: ChargeRail;
}

interface MadeCharge {
  readonly charge: Charge;
  /** The order before, which is to be closed: nobody should pay both. */
  readonly replaced?: Charge;
}

/**
 * The order by which a funding is paid by WeChat Pay: the one that there is, while it serves; else another one, and
 * the one before is closed. Its number comes of how many there were: two taps, or two phones, make one. From here on number
 * and text are fixed. Errors: NOTHING_TO_FUND.
 */
export async function makeCharge(
  tx: Transaction,
  { clock, hash }: Pick<Ports, 'clock' | 'hash'>,
  { fundingId, openid, rail }: AskedCharge,
): Promise<MadeCharge> {
  const nowMs = clock.nowMs();
  const funding = await tx.get(fundings, fundingId);
  if (funding?.status !== 'awaiting') throw new AppError('NOTHING_TO_FUND');
  const before = funding.chargeId === undefined ? undefined : await tx.get(charges, funding.chargeId);
  if (before && serves(before, funding, openid, nowMs)) return { charge: before };
  const step = { by: 'publisher', atMs: nowMs } as const;
  const replaced =
    before?.status === 'open'
      ? advance(tx, charges, { ...before, dueAtMs: nowMs }, 'close', step)
      : undefined;
  const count = (funding.charges ?? 0) + 1;
  const { publisherId, amountFen, title } = funding;
  const way = openid === undefined ? 'code' : 'phone';
  const number = hash.hash('charge', fundingId, way, String(count)).slice(0, numberLength);
  const expiresAtMs = nowMs + payWithinMs;
  const description = `任务托管款：${title}`;
  const payer = openid === undefined ? {} : { openid };
  const charge = {
    ...{ id: number, fundingId, publisherId, amountFen, ...payer, expiresAtMs },
    body: rail.prepare({ number, amountFen, ...payer, description, expiresAtMs }),
    createdAtMs: nowMs,
    dueAtMs: nowMs + firstLookMs,
    asks: 0,
  };
  rewrite(tx, fundings, funding, { ...funding, chargeId: number, charges: count });
  const made = advance(tx, charges, charge, 'make', step);
  return { charge: made, ...(replaced && { replaced }) };
}
