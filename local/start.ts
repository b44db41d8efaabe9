import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cloudNamed } from './deployment';
import { startLaptop } from './laptop';

const defaultPort = 3000;

function portOf(text: string | undefined): number {
  const port = text === undefined || text === '' ? defaultPort : Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT 不是有效的端口号：${text}`);
  return port;
}

/** `npm start`: everything on this laptop; `-- --reset` starts anew, `-- --cloud=cloudbase` as on CloudBase. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { reset: { type: 'boolean', default: false }, cloud: { type: 'string' } },
  });
  const laptop = await startLaptop({
    port: portOf(process.env.PORT),
    dataDir: resolve(process.env.DATA_DIR ?? '.data'),
    reset: values.reset,
    cloud: cloudNamed(values.cloud),
  });
  console.log(`接单已就绪：${laptop.url}（文档：${laptop.storeName}；日志：${laptop.logPath}）`);
  const stop = () => laptop.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: NodeJS.ErrnoException) => {
  const hint =
    error.code === 'EADDRINUSE'
      ? '端口已被占用，请用 PORT 指定其他端口，例如 PORT=3001 npm start'
      : error.message;
  console.error(`没有启动成功：${hint}`);
  process.exit(1);
});
