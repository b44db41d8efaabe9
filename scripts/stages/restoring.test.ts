import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { restored } from './restoring';

test('a table is asked for once, waits where DynamoDB is busy, and is there in the end', async () => {
  const answers: [status: number, body: object][] = [];
  const asked: [operation: string, input: Record<string, unknown>][] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    asked.push([String(request.headers['x-amz-target']), JSON.parse(Buffer.concat(chunks).toString())]);
    const [status, body] = answers.shift() ?? [500, {}];
    response.writeHead(status).end(JSON.stringify(body));
  });
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const place = { region: 'cn-north-1', endpoint, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };
  const now = (...given: typeof answers) => {
    answers.push(...given);
    return restored(place, 'jiedan-prod-orders', 'restored-orders', 1_700_000_000_999);
  };
  const absent: (typeof answers)[number] = [
    400,
    { __type: 'com.amazonaws.dynamodb#ResourceNotFoundException' },
  ];
  expect(await now(absent, [400, { __type: 'x#LimitExceededException' }])).toBe('waits');
  expect(await now(absent, [200, {}])).toBe('CREATING');
  expect(asked.at(-1)).toEqual([
    'DynamoDB_20120810.RestoreTableToPointInTime',
    {
      SourceTableName: 'jiedan-prod-orders',
      TargetTableName: 'restored-orders',
      RestoreDateTime: 1_700_000_000,
    },
  ]);
  expect(await now([200, { Table: { TableStatus: 'ACTIVE' } }])).toBe('ACTIVE');
  await expect(now(absent, [400, { __type: 'x#InvalidRestoreTimeException' }])).rejects.toThrow(
    'InvalidRestoreTime',
  );
  server.close();
});
