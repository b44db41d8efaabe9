import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../shared/contract/errors';
import { cloudNamed } from './deployment';
import { diskProblem } from './disk-report';
import { startLaptop } from './laptop';

const defaultPort = 3000;

function portOf(text: string | undefined): number {
  const port = text === undefined || text === '' ? defaultPort : Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT 不是有效的端口号：${text}`);
  return port;
}

const dataDir = (): string => resolve(process.env.DATA_DIR || '.data');

/** `npm start`: everything on this laptop; `-- --reset` starts anew, `-- --cloud=cloudbase` as on CloudBase. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { reset: { type: 'boolean', default: false }, cloud: { type: 'string' } },
  });
  const laptop = await startLaptop({
    port: portOf(process.env.PORT),
    dataDir: dataDir(),
    reset: values.reset,
    cloud: cloudNamed(values.cloud),
  });
  console.log(`接单已就绪：${laptop.url}（文档：${laptop.storeName}；日志：${laptop.logPath}）`);
  const stop = () => laptop.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function hintOf(error: NodeJS.ErrnoException): string {
  if (error.code === 'EADDRINUSE') return '端口已被占用，请用 PORT 指定其他端口，例如 PORT=3001 npm start';
  if (error instanceof AppError) return `演示数据没有写进去（${error.code}），原因见上面的提示`;
  const problem = diskProblem(error);
  return problem
    ? `数据目录 ${dataDir()} 写不进去：${problem}（${error.code ?? error.name}）；可以用 DATA_DIR 指定另一个`
    : error.message;
}

main().catch((error: NodeJS.ErrnoException) => {
  console.error(`没有启动成功：${hintOf(error)}`);
  process.exit(1);
});
