import type { CommonPort, NamedPort, Ports } from './context';

/** What a platform sends: headers by lower-case name, the address's parameters, and the bytes of the body. */
export interface PlatformRequest {
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

/** An event whose signature holds: the platform's own id of it, and what it is about, by an id of ours. */
export interface VerifiedEvent {
  readonly id: string;
  readonly about?: string;
}

/** A platform that knocks, and how it is told from somebody who pretends to be it. `N`: what `verify` needs. */
export interface Platform<N extends NamedPort = never> {
  /** All that `verify` is given beside the common ports. */
  readonly needs: readonly N[];
  /** Headers and parameters that are kept with an event, since its signature cannot be checked again without them. */
  readonly evidence: readonly string[];
  /** The event, or its id, out of what is signed; undefined unless the signature is the platform's, and fresh. */
  verify(
    request: PlatformRequest,
    ports: Pick<Ports, CommonPort | N>,
  ): Promise<VerifiedEvent | string | undefined>;
  /** What a GET is answered with which the platform checks the address; undefined unless it is the platform. */
  greet?(query: PlatformRequest['query'], ports: Pick<Ports, CommonPort | N>): string | undefined;
  /** What the platform takes for an answer of 200, such as Alipay's `success`. */
  readonly thanks: string;
}

/** Platforms by the last part of the path at which they knock. */
export type Platforms = Readonly<Record<string, Platform<NamedPort>>>;
