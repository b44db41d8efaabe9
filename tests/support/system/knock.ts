import { lambdaContext } from '../../../local/lambda-event';
import type { PushedRequest } from '../../../shared/ports/wechat-push';
import type { TestSystem } from './test-system';

/** What a platform does at the door of the product; answers the status and the body. */
export async function knock(
  { functions }: Pick<TestSystem, 'functions'>,
  platform: string,
  { query, body }: PushedRequest,
  method = 'POST',
): Promise<{ readonly status: number | undefined; readonly body: string | undefined }> {
  const served = functions.http.get('callbacks');
  if (!served) throw new Error('no door for platforms');
  const event = {
    rawPath: `/callbacks/${platform}`,
    rawQueryString: new URLSearchParams(query as Record<string, string>).toString(),
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
    requestContext: { http: { method, sourceIp: '203.0.113.9' } },
  } as unknown as Parameters<typeof served>[0];
  const { statusCode, body: text } = await served(event, lambdaContext('callbacks'));
  return { status: statusCode, body: text };
}
