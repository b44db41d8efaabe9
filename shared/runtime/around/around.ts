import type { Action } from '../../contract/action';
import type { Caller, CommonPort, Ports, ServiceCaller } from '../../ports/context';
import type { Authenticator } from '../doors/door';

/** One call on its way to its use case; each step adds what it finds out. */
export interface Call {
  readonly correlationId: string;
  readonly startedAtMs: number;
  readonly ports: Pick<Ports, CommonPort>;
  action: Action;
  /** As sent. */
  body: unknown;
  authenticator: Authenticator;
  caller: Caller | ServiceCaller | undefined;
  /** As the contract has it. */
  input: unknown;
}

/** A step around all that comes after it: it may refuse the call, add to it, or see how it ends. */
export type Around<C> = (call: C, next: () => Promise<unknown>) => Promise<unknown>;

/** Steps around a use case; the first one is outermost. */
export const around = <C>(
  steps: readonly Around<C>[],
  useCase: (call: C) => Promise<unknown>,
): ((call: C) => Promise<unknown>) =>
  steps.reduceRight<(call: C) => Promise<unknown>>(
    (next, step) => (call) => step(call, () => next(call)),
    useCase,
  );
