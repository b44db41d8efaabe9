import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validated } from '../../scripts/aws/check/validate';

const folder = mkdtempSync(join(tmpdir(), 'template-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('CloudFormation’s own rules find what it would refuse', () => {
  const path = join(folder, 'template.json');
  const bucket = { Type: 'AWS::S3::Bucket', Properties: { Bucketname: 'x' } };
  writeFileSync(path, JSON.stringify({ Resources: { Wrong: bucket } }));
  expect(validated(path, 'cn-northwest-1').join('; ')).toContain('Wrong: ');
});
