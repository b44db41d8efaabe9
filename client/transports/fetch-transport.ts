import { isAnswer } from '../core/answer';
import { ClientError } from '../core/client-error';
import type { Outgoing, Transport } from '../core/transport';

async function answerOf(url: string, { feature, action, input, accessToken }: Outgoing, signal: AbortSignal) {
  const path = `${feature}/${action}`;
  const response = await fetch(`${url}/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(accessToken && { authorization: `Bearer ${accessToken}` }),
    },
    body: JSON.stringify(input),
    signal,
  }).catch(() => {
    // What fetch says may quote the address; the code says enough.
    throw new ClientError({ code: 'UNREACHABLE' });
  });
  // A page of a proxy is no JSON.
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok || isAnswer(answer)) return answer;
  throw new ClientError({ code: `HTTP_${response.status}`, isRetryable: response.status >= 500 });
}

/** HTTPS by `fetch`, for Node and browsers; `url` without a slash at the end. */
export const fetchTransport =
  (url: string): Transport =>
  (call) => {
    const control = new AbortController();
    return { answer: answerOf(url, call, control.signal), abort: () => control.abort() };
  };
