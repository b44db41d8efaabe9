import { lambdaContext } from '../../../local/lambda-event';
import type { TestSystem } from './test-system';

interface Knock {
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** What a platform does at the door of the product; answers the status and the body. */
export async function knock(
  { functions }: Pick<TestSystem, 'functions'>,
  platform: string,
  { query = {}, headers = {}, body }: Knock,
  method = 'POST',
): Promise<{ readonly status: number | undefined; readonly body: string | undefined }> {
  const served = functions.http.get('callbacks');
  if (!served) throw new Error('no door for platforms');
  const event = {
    rawPath: `/callbacks/${platform}`,
    rawQueryString: new URLSearchParams(query as Record<string, string>).toString(),
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
    requestContext: { http: { method, sourceIp: '203.0.113.9' } },
  } as unknown as Parameters<typeof served>[0];
  const { statusCode, body: text } = await served(event, lambdaContext('callbacks'));
  return { status: statusCode, body: text };
}
