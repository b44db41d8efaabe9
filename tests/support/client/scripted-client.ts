import { type ClientOptions, createClient } from '../../../client/core/client';
import { ClientError } from '../../../client/core/client-error';
import type { SessionStore, Tokens } from '../../../client/core/session';
import type { Outgoing, Transport } from '../../../client/core/transport';
import { contractFacts } from '../../../client/facts';
import { contract } from '../../../shared/contract/contract';
import { type ErrorCode, errorCatalogue } from '../../../shared/contract/errors';
import { fakeTimeouts } from '../stores/fake-timeouts';

export const nowMs = 1_800_000_000_000;
const hourMs = 3_600_000;

export const done = (data: unknown) => ({ ok: true, data });

/** As the server refuses. */
export const refused = (code: ErrorCode) => {
  const { message, retryable } = errorCatalogue[code];
  return { ok: false, error: { code, message, retryable } };
};

/** No answer until the time limit has passed. */
export const silence = Symbol('silence');
/** Nothing reached the server. */
export const cutOff = Symbol('cut off');

export const tokensOf = (name: string, changes: Partial<Tokens> = {}): Tokens => ({
  accessToken: `access-${name}`,
  accessExpiresAtMs: nowMs + 2 * hourMs,
  refreshToken: `refresh-${name}`,
  refreshExpiresAtMs: nowMs + 700 * hourMs,
  ...changes,
});

/** A session in memory; each login code is another one. */
export function memorySession(tokens?: Tokens) {
  let kept = tokens;
  let codes = 0;
  const store: SessionStore = {
    tokens: () => kept,
    renewed: (renewed) => {
      kept = renewed;
    },
    signedIn: ({ session }) => {
      kept = session;
    },
    forget: () => {
      kept = undefined;
    },
    async loginCode() {
      codes += 1;
      return `code-${codes}`;
    },
  };
  return store;
}

/** What the server says to a call, or what becomes of it on the way. */
type Script = (call: Outgoing, at: number) => unknown;

interface Given extends Partial<ClientOptions> {
  readonly answers: readonly unknown[] | Script;
}

/** A client whose server follows a script and whose time passes at once; `sent` and `pausesMs` tell what it did. */
export function scriptedClient({ answers, ...given }: Given) {
  const timeouts = fakeTimeouts();
  const sent: Outgoing[] = [];
  const pausesMs: number[] = [];
  let aborted = 0;
  const script: Script = Array.isArray(answers)
    ? (_, at) => (answers as readonly unknown[])[at]
    : (answers as Script);
  const transport: Transport = (call) => {
    const said = script(call, sent.push(call) - 1);
    const answer = new Promise<unknown>((resolve, reject) => {
      if (said === cutOff) reject(new ClientError({ code: 'UNREACHABLE' }));
      else if (said === silence) queueMicrotask(() => timeouts.pass(call.timeoutMs));
      else queueMicrotask(() => resolve(said));
    });
    return {
      answer,
      abort: () => {
        aborted += 1;
      },
    };
  };
  const call = createClient({
    facts: contractFacts(contract),
    transport,
    timeoutMs: 10_000,
    retryDelaysMs: [400, 1_200],
    clock: { nowMs: () => nowMs, sleep: async (ms) => void pausesMs.push(ms) },
    timeouts,
    random: () => 0.5,
    ...given,
  });
  const paths = () => sent.map(({ feature, action }) => `${feature}/${action}`);
  return { call, sent, paths, pausesMs, aborted: () => aborted };
}

/** The code of the error that a call ends with, or what it answers. */
export const outcomeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.catch((error: unknown) => (error instanceof ClientError ? error.code : error));
