import type { Host } from './host';

/** Asks the platform sandbox what WeChat's own servers would know. Errors: what the sandbox answers, in Chinese. */
export async function callSandbox<T>(
  { environment }: Pick<Host, 'environment'>,
  path: string,
  body: object,
): Promise<T> {
  const { status, bytes } = await environment.send(`/sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = JSON.parse(new TextDecoder().decode(bytes)) as T & { error?: string };
  if (status !== 200) throw new Error(answer.error ?? `HTTP ${status}`);
  return answer;
}
