import { TimedOut, type Timeouts, within } from '../../ports/timeouts';

/** What a rail answered, whoever it was that answered. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

export interface ExchangeOptions {
  readonly timeouts: Timeouts;
  readonly timeoutMs: number;
}

/** More than any answer about one payment. */
const mostOfAnswer = 1_000_000;

async function bodyOf(response: Response, maxBytes: number): Promise<Buffer> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength;
    if (size > maxBytes) throw new Error('too long');
    chunks.push(read.value);
  }
  return Buffer.concat(chunks);
}

/**
 * One exchange with a rail, within its time, or a code that says what kept it from an answer: what was asked for may
 * have happened. A redirect is no answer and is not followed: it would carry our signature elsewhere.
 */
export async function exchange(
  { timeouts, timeoutMs }: ExchangeOptions,
  url: string,
  init: { readonly method: string; readonly headers: Record<string, string>; readonly body?: string },
  maxBytes = mostOfAnswer,
): Promise<RawAnswer | string> {
  try {
    return await within(timeouts, timeoutMs, async (signal) => {
      const response = await fetch(url, { ...init, redirect: 'manual', signal });
      const { status, headers } = response;
      if (status >= 300 && status < 400) {
        await response.body?.cancel();
        return 'REDIRECTED';
      }
      return { status, headers, body: await bodyOf(response, maxBytes) };
    });
  } catch (thrown) {
    // What was thrown is dropped: it may quote what was sent.
    return thrown instanceof TimedOut ? 'TIMED_OUT' : 'NO_ANSWER';
  }
}
