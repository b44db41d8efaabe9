import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fakeTimeouts } from '../../../tests/support/stores/fake-timeouts';
import { alarmRobot } from './alarm-robot';

const key = '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa';

/** A WeCom that answers so; what came, and what the robot says of it. */
async function told(text: string, answer: string | undefined) {
  const came: { url?: string | undefined; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    came.push({ url: request.url, body });
    if (answer === undefined) response.destroy();
    else response.end(answer);
  });
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  const webhook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`;
  const error = await alarmRobot({ key, webhook, timeouts: fakeTimeouts() })
    .tell(text)
    .catch((thrown: unknown) => thrown);
  server.closeAllConnections();
  server.close();
  return { came, error };
}

test('a text is sent to the robot of the key, cut where WeCom would cut it in the midst of a character', async () => {
  const { came, error } = await told('⚠️'.repeat(1_000), '{"errcode":0}');
  expect(error).toBeUndefined();
  expect(came[0]?.url).toBe(`/send?key=${key}`);
  const { msgtype, text } = JSON.parse(came[0]?.body ?? '');
  expect(msgtype).toBe('text');
  expect(Buffer.byteLength(text.content)).toBeLessThanOrEqual(2_048);
  expect(text.content.endsWith('…')).toBe(true);
});

test.each([
  ['a refusal', '{"errcode":93000,"errmsg":"invalid webhook url"}', 'WeCom 93000'],
  ['what is no JSON', '<html>', 'WeCom: no answer'],
  ['a line that is cut', undefined, 'WeCom: no answer'],
])('%s is a fault that does not show the key', async (_what, answer, message) => {
  const { error } = await told('a', answer);
  expect(error).toMatchObject({ message, facts: { platform: 'wecom' } });
  expect(JSON.stringify([error, (error as Error).stack, (error as Error).cause])).not.toContain(key);
});
