import { callRates } from '../../collections/call-rates';
import { AppError } from '../../contract/errors';
import { type PersonRateName, spend } from '../../domain/limits/rates';
import type { Ports } from '../../ports/context';

/** Too many calls; `waitSeconds` until the next one will be let through. */
export const tooMany = (waitMs: number): AppError =>
  new AppError('TOO_MANY_REQUESTS', { waitSeconds: Math.ceil(waitMs / 1_000) });

/**
 * Counts one call of somebody in the store, whatever becomes of it; one document. Errors: TOO_MANY_REQUESTS with
 * `waitSeconds`.
 */
export function spendCall(
  { store, clock, rates }: Pick<Ports, 'store' | 'clock' | 'rates'>,
  name: PersonRateName,
  subject: string,
): Promise<void> {
  const id = `${name}:${subject}`;
  return store.transact(async (tx) => {
    const nowMs = clock.nowMs();
    const used = await tx.get(callRates, id);
    const spent = spend(rates[name], used?.fullAtMs, nowMs);
    if ('waitMs' in spent) throw tooMany(spent.waitMs);
    const { fullAtMs } = spent;
    const next = { id, fullAtMs, expiresAtMs: fullAtMs };
    if (used) tx.update(callRates, next);
    else tx.create(callRates, next);
  });
}
