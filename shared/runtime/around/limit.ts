import { spendCall, tooMany } from '../../application/limits/spend-call';
import { type RateName, spend } from '../../domain/limits/rates';
import { subscriberOf } from '../../domain/limits/subscriber-of';
import type { Around, Call } from './around';

/** As many addresses are remembered; whoever was quiet longest is forgotten first. */
const maxAddresses = 10_000;

/** Where an address stands by each rate: when its whole allowance is there again, by `rate address`. */
type Used = Map<string, number>;

function spendOf(used: Used, { ports, authenticator }: Call, name: RateName): void {
  const address = authenticator.client?.ip;
  if (!address) return;
  const key = `${name} ${subscriberOf(address)}`;
  const spent = spend(ports.rates[name], used.get(key), ports.clock.nowMs());
  if ('waitMs' in spent) throw tooMany(spent.waitMs);
  used.delete(key);
  used.set(key, spent.fullAtMs);
  if (used.size > maxAddresses) used.delete(used.keys().next().value as string);
}

/**
 * Refuses an address that calls more often than many people together would, as this instance has seen it; programs
 * with a key and timers are nobody's address. Errors: TOO_MANY_REQUESTS.
 */
export function limitByAddress(): Around<Call> {
  const used: Used = new Map();
  return async (call, next) => {
    const { access, effect } = call.action;
    if (access === 'service' || access === 'timer') return next();
    spendOf(used, call, 'address');
    // Logging in and refreshing a session: where codes and tokens are tried.
    if (access === 'public' && effect === 'command') spendOf(used, call, 'addressLogin');
    return next();
  };
}

/** Counts a call that its action limits by person. Errors: TOO_MANY_REQUESTS. */
export const limitByPerson: Around<Call> = async ({ action, caller, ports }, next) => {
  if (action.rate && caller && 'account' in caller) await spendCall(ports, action.rate, caller.account.id);
  return next();
};
