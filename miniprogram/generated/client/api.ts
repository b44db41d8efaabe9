// Copied by `npm run mini:generate` from client/core; do not edit.

import type { InputOf, OutputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import type { Call, Manner } from './client';
import type { Facts } from './facts';

type Contract = typeof contract;

/** Actions as typed functions, by feature. Errors: ClientError. */
export type Api<F extends keyof Contract> = {
  readonly [N in F]: {
    readonly [A in keyof Contract[N]]: (input: InputOf<Contract[N][A]>) => Promise<OutputOf<Contract[N][A]>>;
  };
};

/** Every action that `facts` knows as a typed function. */
export function apiOf<F extends keyof Contract>(facts: Facts<F>, call: Call, manner?: Manner): Api<F> {
  const features = Object.entries<Facts[string]>(facts).map(([feature, actions]) => {
    const calls = Object.keys(actions).map((action) => [
      action,
      (input: object) => call(feature, action, input, manner),
    ]);
    return [feature, Object.fromEntries(calls)];
  });
  return Object.fromEntries(features) as Api<F>;
}
