import type * as z from 'zod';
import type { PersonRateName } from '../domain/limits/rates';
import type { ErrorCode } from './errors';

/**
 * Who may call: `public` anyone; `person` signed in; `consented` has accepted the current agreements;
 * `publisher`, `operator` consented and in that role; `service` another program with a key; `timer` only
 * the clock of the cloud, never a caller from outside. A suspended account keeps what needs no more than
 * being signed in, its own data and the way out; and what is `openToSuspended`.
 */
export const accessLevels = [
  'public',
  'person',
  'consented',
  'publisher',
  'operator',
  'service',
  'timer',
] as const;
export type Access = (typeof accessLevels)[number];

/**
 * What a call leaves behind, and so whether a client that lost the answer may send the same again.
 * `read` nothing. `set` the same after two calls as after one, and the second answer serves as well as the
 * first (a count of what was new may be lower). `command` makes or consumes something: it is repeated only
 * under its `idempotencyKey`, and never where it has none (a single-use code, a refresh token, a try counted).
 */
export type Effect = 'read' | 'set' | 'command';

/** One declaration types a call, validates it at the door, says who may call and documents it. */
export interface Action<I = unknown, O = unknown, A extends Access = Access, S = unknown> {
  readonly feature: string;
  readonly name: string;
  /** What it does, in one sentence. */
  readonly summary: string;
  readonly access: A;
  readonly effect: Effect;
  /** A public action that is told who is calling when somebody is signed in. */
  readonly knowsCaller?: true;
  /** Whether a suspended person may call it: whatever is about work that was agreed, and money that was earned. */
  readonly openToSuspended?: true;
  /** How often one person may call it; the figures are the deployment's. */
  readonly rate?: PersonRateName;
  /**
   * How long, ms, an instance gives its answer again to whoever sends the same input: of a public action that reads
   * and does not know who is calling.
   */
  readonly sharedForMs?: number;
  /** How long a repeated call under its idempotency key answers the same, ms: a day, money 30 days or more. */
  readonly keyLifeMs?: number;
  /** Parses what is sent (`S`) to what a use case gets (`I`). */
  readonly input: z.ZodType<I, S>;
  readonly output: z.ZodType<O>;
  /** Catalogue codes of its own, beside those that any call may answer. */
  readonly errors: readonly ErrorCode[];
}

export const action = <I, O, A extends Access, S>(declaration: Action<I, O, A, S>): Action<I, O, A, S> =>
  declaration;

/** What a client sends: defaults may be left out, amounts are plain numbers. */
export type InputOf<T> = T extends Action<infer _I, infer _O, infer _A, infer S> ? S : never;
/** What a use case gets: validated, with its defaults. */
export type ParsedInputOf<T> = T extends Action<infer I, infer _O, infer _A, infer _S> ? I : never;
export type OutputOf<T> = T extends Action<infer _I, infer O, infer _A, infer _S> ? O : never;

/** Whether a call carries a key under which it is done once. Every such action is a `command`. */
export const isKeyed = ({ input }: Pick<Action, 'input'>): boolean =>
  'shape' in input &&
  typeof input.shape === 'object' &&
  input.shape !== null &&
  'idempotencyKey' in input.shape;

/** Whether a client may send the same call again when it does not know what came of the first. */
export const isRepeatable = (action: Pick<Action, 'effect' | 'input'>): boolean =>
  action.effect !== 'command' || isKeyed(action);

/** The actions of one feature, by name. */
export type FeatureContract = Readonly<Record<string, Action>>;
