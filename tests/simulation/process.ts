import type { Store } from '../../shared/ports/store';
import { type TransactionCall, tapped } from '../support/stores/tapped';
import { taken } from './transitions-taken';

/** The process is gone: no answer, and nothing of it does anything any more. */
class Crash extends Error {}

/** A process that can be told to crash. */
export interface CrashingProcess {
  readonly store: Store;
  /** It crashes at its step `at` from now: at a read, at a call inside a transaction, before a commit or after it. */
  crashAt(at: number): void;
  /** A new process takes over; answers whether the one before had crashed. */
  restart(): boolean;
}

export function crashingProcess(store: Store): CrashingProcess {
  let left = Number.POSITIVE_INFINITY;
  const step = () => {
    left -= 1;
    if (left <= 0) throw new Crash('the process crashed');
  };
  const transaction = () => {
    let transitions: string[] = [];
    return {
      onTry() {
        transitions = [];
      },
      before({ method, args: [into, doc] }: TransactionCall) {
        const transition = method === 'create' || method === 'update' ? taken.writing(into, doc) : undefined;
        if (transition !== undefined) transitions.push(transition);
        step();
      },
      beforeCommit: step,
      committed() {
        transitions.forEach(taken.count);
        step();
      },
    };
  };
  return {
    store: tapped(store, { before: step, transaction }),
    crashAt: (at) => {
      left = at;
    },
    restart() {
      const hasCrashed = left <= 0;
      left = Number.POSITIVE_INFINITY;
      return hasCrashed;
    },
  };
}
