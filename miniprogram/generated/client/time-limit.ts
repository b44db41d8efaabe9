// Copied by `npm run mini:generate` from client/core; do not edit.

import { ClientError } from './client-error';
import type { Timeouts } from './clock';
import type { Sent } from './transport';

/** The answer if it comes in time, else TIMEOUT; what is late is called off. */
export const withinLimit = <T>(
  { answer, abort }: { readonly answer: Promise<T> } & Pick<Sent, 'abort'>,
  timeoutMs: number,
  timeouts: Timeouts,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const callOff = timeouts.after(timeoutMs, () => {
      reject(new ClientError({ code: 'TIMEOUT' }));
      abort();
    });
    answer.finally(callOff).then(resolve, reject);
  });
