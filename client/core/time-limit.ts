import { ClientError } from './client-error';
import type { Timers } from './timers';
import type { Sent } from './transport';

/** The answer if it comes in time, else TIMEOUT; what is late is called off. */
export const withinLimit = <T>(
  { answer, abort }: { readonly answer: Promise<T> } & Pick<Sent, 'abort'>,
  timeoutMs: number,
  timers: Timers,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const callOff = timers.start(timeoutMs, () => {
      reject(new ClientError({ code: 'TIMEOUT' }));
      abort();
    });
    answer.then(resolve, reject).finally(callOff);
  });
