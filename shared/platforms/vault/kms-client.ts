import aws4 from 'aws4';
import { AppError } from '../../contract/errors';
import type { Clock } from '../../ports/clock';
import { Fault } from '../../ports/fault';
import { TimedOut, type Timeouts, within } from '../../ports/timeouts';

export interface KmsOptions {
  readonly region: string;
  /** Read anew for each request: Lambda renews them. */
  readonly credentials: () => aws4.Credentials;
  /** Only for another server that speaks KMS; the public endpoint of the region otherwise. */
  readonly endpoint?: string;
  readonly clock: Clock;
  readonly timeouts: Timeouts;
  readonly timeoutMs?: number;
  /** Pauses before the retries of a request that KMS could not serve. */
  readonly retryDelaysMs?: readonly number[];
}

type Fields = Readonly<Record<string, unknown>>;

/** One operation of KMS, such as `Decrypt`. Errors: BUSY when KMS cannot be had; Error when it refuses. */
export type Kms = (operation: string, input: Fields) => Promise<Fields>;

const endpointOf = (region: string): string =>
  `https://kms.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;

/** What may succeed later: throttling and faults of the service's own. */
const passing =
  /^(ThrottlingException|LimitExceededException|KMSInternalException|DependencyTimeoutException)$/;

interface Answer {
  readonly status: number;
  readonly body: Fields;
}

const typeOf = ({ body }: Answer): string => String(body.__type ?? '').replace(/^.*#/, '');

/** The message of KMS may name the key or its owner; the type says enough. */
function faultOf(operation: string, answer: Answer | { readonly cause: unknown }): Fault {
  const isAnswer = 'status' in answer;
  const lost = !isAnswer && answer.cause instanceof TimedOut ? answer.cause.message : 'no answer';
  const code = isAnswer ? typeOf(answer) : lost;
  const facts = { platform: 'kms', operation, code, ...(isAnswer && { status: answer.status }) };
  return new Fault(`KMS refused ${operation}: ${code}`, facts, isAnswer ? {} : { cause: answer.cause });
}

/** KMS by its own JSON protocol over HTTPS, signed by aws4: its SDK would add 60 KB to every function. */
export function kmsClient(options: KmsOptions): Kms {
  const { region, credentials, clock, timeouts, timeoutMs = 2_000, retryDelaysMs = [50, 200] } = options;
  const endpoint = new URL(options.endpoint ?? endpointOf(region));

  async function send(operation: string, body: string): Promise<Answer> {
    const headers = {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': `TrentService.${operation}`,
    };
    const common = { service: 'kms', region, host: endpoint.host, method: 'POST', path: '/' };
    const signed = aws4.sign({ ...common, headers, body }, credentials());
    return within(timeouts, timeoutMs, async (signal) => {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: signed.headers as Record<string, string>,
        body,
        redirect: 'error',
        signal,
      });
      return { status: response.status, body: (await response.json()) as Fields };
    });
  }

  return async (operation, input) => {
    const body = JSON.stringify(input);
    for (let tries = 0; ; tries += 1) {
      const answer = await send(operation, body).catch((cause: unknown) => ({ cause }));
      if ('status' in answer && answer.status === 200) return answer.body;
      const isPassing = !('status' in answer) || answer.status >= 500 || passing.test(typeOf(answer));
      const fault = faultOf(operation, answer);
      if (!isPassing) throw fault;
      const delayMs = retryDelaysMs[tries];
      if (delayMs === undefined) throw new AppError('BUSY', undefined, { cause: fault });
      await clock.sleep(delayMs);
    }
  };
}
