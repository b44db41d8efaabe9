import { systemClock } from '../../platforms/system/system-clock';
import type { NamedPort, Ports } from '../../ports/context';
import { faultOf } from '../around/log';

/** Makes the ports of a function, once: those named here and the common ones. It throws what keeps it from that. */
export type Compose<P extends Ports> = (named: readonly NamedPort[]) => Promise<P>;

/** Settings are named in the message, never told (./settings.ts). */
const startFailure = (error: unknown) => ({
  at: new Date(systemClock.nowMs()).toISOString(),
  level: 'error',
  outcome: 'NOT_STARTED',
  why: error instanceof Error ? error.message : String(error),
  ...faultOf(error),
});

/**
 * The ports of a function. What keeps it from starting is told to its operator as a line of the log, which alarms
 * count like any other: there are no ports yet to write it by.
 */
export async function open<P extends Ports>(compose: Compose<P>, named: readonly NamedPort[]): Promise<P> {
  try {
    return await compose(named);
  } catch (error) {
    process.stdout.write(`${JSON.stringify(startFailure(error))}\n`);
    throw error;
  }
}
