import type { Action } from '../../contract/action';
import type { Caller, Client, NamedPort, Ports, ServiceCaller } from '../../ports/context';
import type { SignIn } from '../../ports/sign-in';
import type { Feature } from '../feature';

/** Who is found behind a call. */
export interface Identified {
  readonly caller: Caller | undefined;
  /** Whether somebody claims to be signed in: without a caller that is SESSION_EXPIRED, else NOT_SIGNED_IN. */
  readonly isClaimed: boolean;
}

/** How a door finds out who is calling. It has a way for each kind of caller that comes by it, and no other. */
export interface Authenticator {
  /** The person who is calling. */
  identify?(): Promise<Identified>;
  /** How the person signs in, for use cases that need it. */
  signIn?(): SignIn;
  /** From where the call comes; nowhere, if the clock calls. */
  readonly client?: Client;
  /** The program that is calling. Errors: SERVICE_KEY_INVALID, SERVICE_NOT_ALLOWED. */
  program?(action: Action): Promise<ServiceCaller>;
  /** The clock of the cloud itself, and how long what it calls may run, in milliseconds. */
  readonly timer?: { readonly mayRunMs: number };
}

/** What differs between the ways into a function; all else of a call is the same everywhere. */
export interface Door<E, C, R, P extends Ports> {
  /** Ports that the door itself uses, beside the common ones and what the feature needs. */
  needs(served: Feature): readonly NamedPort[];
  correlationId(context: C): string;
  /** Names of feature and action. Errors: ACTION_NOT_FOUND. */
  called(event: E): { readonly feature: string; readonly action: string };
  /** What else must hold of a call whose action exists. Errors: METHOD_NOT_ALLOWED. */
  check?(event: E): void;
  /** The input as sent. Errors: PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, MALFORMED_JSON. */
  read(event: E): unknown;
  /** Errors: ACTION_NOT_FOUND for whoever may not even know that there is a door. */
  authenticator(event: E, context: C, ports: P): Authenticator;
  succeed(data: unknown, event: E): R;
  /** Undefined: nobody hears of it, so that it is thrown on. */
  fail(error: unknown): R | undefined;
}
