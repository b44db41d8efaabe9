import type { Collection, Document } from '../../collections/collection';
import { AppError, type ErrorCode } from '../../contract/errors';
import type { Event } from '../../contract/events';
import {
  emissionsOf,
  type Lifecycle,
  refusalOf,
  type Step,
  writtenBy,
} from '../../domain/lifecycles/lifecycle';
import type { Transaction } from '../../ports/store';

type Living = { readonly id: string; readonly status: string; readonly updatedAtMs: number };
type Rules<D = never> = Lifecycle<D, string, string, ErrorCode, Event>;
type HistoryOf<L> = L extends { readonly history: infer H extends string } ? H : never;

/** A document that is not there yet: its first step gives it the rest. */
type Unborn<D, L> = Omit<D, 'status' | 'updatedAtMs' | HistoryOf<L>> & { readonly status?: never };

/**
 * Takes a document one step on, as its collection's lifecycle allows, and writes it: its status, its counters,
 * its history, its moment, and the events that others are told. Its other fields are written as they come; what
 * has no status yet is created. Nothing else writes a status. Errors: those that the lifecycle names for the
 * step; a step that is refused without one is a defect, Error.
 */
export function advance<D extends Living, L extends Rules>(
  tx: Transaction,
  of: Collection<D, L>,
  doc: NoInfer<D | Unborn<D, L>>,
  event: keyof L['transitions'] & string,
  step: Step,
): D {
  const { name, history, transitions }: Rules<D> = of.lifecycle;
  const transition = transitions[event];
  if (!transition) throw new Error(`${name}: there is no ${event}`);
  const before = doc as D;
  const refused = refusalOf(transition, before, step);
  if (refused?.code) throw new AppError(refused.code);
  if (refused) throw new Error(`${name}: ${event} is refused for its ${refused.why}`);
  const after = { ...before, ...writtenBy(transition, history, before, step) };
  if (doc.status === undefined) tx.create(of, after);
  else tx.update(of, after);
  for (const { of: told } of emissionsOf(transition)) tx.emit(told(after));
  return after;
}

/** Writes other fields of a document that stays where its lifecycle has it; another status is a defect, Error. */
export function rewrite<D extends Living, L extends Rules>(
  tx: Transaction,
  of: Collection<D, L>,
  before: NoInfer<D>,
  after: NoInfer<D>,
): D {
  if (after.status !== before.status) throw new Error(`${of.lifecycle.name}: only a step writes a status`);
  tx.update(of, after);
  return after;
}

/** Writes a document without some of its fields; where it has a status, that stays. */
export function strip<D extends Document>(
  tx: Transaction,
  of: Collection<D>,
  doc: D,
  fields: readonly string[],
): void {
  if (fields.includes('status')) throw new Error(`${of.name}: only a step writes a status`);
  const kept = Object.entries(doc).filter(([field]) => !fields.includes(field));
  tx.update(of, Object.fromEntries(kept) as unknown as D);
}
