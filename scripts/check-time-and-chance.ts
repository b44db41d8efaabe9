import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pastPorts } from './time-and-chance';

/** Part of `npm run check:lint`: use cases, adapters and the bot take time, limits and chance from their ports. */
function main(): void {
  const paths = ['shared', 'functions', 'bot'].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => join(root, path)),
  );
  const found = paths
    .filter((path) => path.endsWith('.ts') && !path.includes('node_modules'))
    .flatMap((path) => pastPorts(path, readFileSync(path, 'utf8')));
  if (found.length === 0) return;
  process.stderr.write(`时间与随机数只能经由端口取得（Clock、Timeouts、Ids）：\n${found.join('\n')}\n`);
  process.exitCode = 1;
}

main();
