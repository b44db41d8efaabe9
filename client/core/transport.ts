/** One call on its way. */
export interface Outgoing {
  readonly feature: string;
  readonly action: string;
  readonly input: object;
  readonly accessToken?: string | undefined;
  /** After so long nobody waits for the answer. */
  readonly timeoutMs: number;
}

/** A call that was sent. `answer` is what came back, unread; errors: ClientError when nothing came. */
export interface Sent {
  readonly answer: Promise<unknown>;
  /** Called when the answer is no longer waited for. */
  abort(): void;
}

/** Carries calls to the server. Knows nothing of sessions, repetition or time. */
export type Transport = (call: Outgoing) => Sent;
