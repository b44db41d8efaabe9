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

/** Whether this person can still pay this sum by an order that was made. */
const serves = (charge: Charge, { amountFen }: Funding, openid: string, nowMs: number): boolean =>
  charge.status === 'open' &&
  charge.amountFen === amountFen &&
  charge.openid === openid &&
  charge.expiresAtMs - nowMs >= leastLeftMs;

/**
 * The order by which a funding is paid by WeChat Pay: the one that there is, while it serves; else another one, and
 * the one before is closed. Its number comes of how many there were: two taps, or two phones, make one. From here on number
 * and text are fixed. Errors: NOTHING_TO_FUND.
 */
export async function makeCharge(
  tx: Transaction,
  { clock, hash }: Pick<Ports, 'clock' | 'hash'>,
  {
    fundingId,
    openid,
    rail,
  }: { readonly fundingId: string; readonly openid: string; readonly rail: ChargeRail },
): Promise<Charge> {
  const nowMs = clock.nowMs();
  const funding = await tx.get(fundings, fundingId);
  if (funding?.status !== 'awaiting') throw new AppError('NOTHING_TO_FUND');
  const before = funding.chargeId === undefined ? undefined : await tx.get(charges, funding.chargeId);
  if (before && serves(before, funding, openid, nowMs)) return before;
  const step = { by: 'publisher', atMs: nowMs } as const;
  if (before?.status === 'open') advance(tx, charges, { ...before, dueAtMs: nowMs }, 'close', step);
  const count = (funding.charges ?? 0) + 1;
  const { publisherId, amountFen, title } = funding;
  const number = hash.hash('charge', fundingId, String(count)).slice(0, numberLength);
  const expiresAtMs = nowMs + payWithinMs;
  const description = `任务托管款：${title}`;
  const charge = {
    ...{ id: number, fundingId, publisherId, amountFen, openid, expiresAtMs },
    body: rail.prepare({ number, amountFen, openid, description, expiresAtMs }),
    createdAtMs: nowMs,
    dueAtMs: nowMs + firstLookMs,
    asks: 0,
  };
  rewrite(tx, fundings, funding, { ...funding, chargeId: number, charges: count });
  return advance(tx, charges, charge, 'make', step);
}
