import type { Action } from '../contract/action';
import { AppError } from '../contract/errors';
import type { Context, Ports } from '../ports/context';
import type { SignIn } from '../ports/sign-in';
import { callLine } from './call-log';
import type { Feature } from './feature';

/** No caller stands behind a timer. */
const nobody = { ip: '', device: '' };

const noSignIn: SignIn = {
  holder: () => Promise.reject(new Error('nobody stands behind a timer')),
  sessionId: () => {
    throw new Error('nobody stands behind a timer');
  },
};

/** Runs one action that a timer is for, in any home; logs it, and throws what went wrong, for the alarm. */
export async function runDue(
  served: Feature,
  ports: Ports,
  name: string,
  correlationId: string,
): Promise<unknown> {
  const startedAtMs = ports.clock.nowMs();
  const action: Action | undefined = Object.hasOwn(served.contract, name) ? served.contract[name] : undefined;
  const logged = { ports, correlationId, startedAtMs, ...(action && { action }) };
  try {
    if (action?.access !== 'timer') throw new AppError('ACTION_NOT_FOUND');
    const run = served.useCases[name] as (input: unknown, context: Context) => Promise<unknown>;
    const report = (error: unknown) => ports.log(callLine(logged, { error }));
    const output = await run({}, { ...ports, caller: undefined, client: nobody, signIn: noSignIn, report });
    ports.log(callLine(logged));
    return output;
  } catch (error) {
    ports.log(callLine(logged, { error }));
    throw error;
  }
}
