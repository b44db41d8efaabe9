import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backendOver } from '../../bot/backend/backend';
import { systemClock } from '../../bot/clock';
import { dryRun } from '../../bot/engine/dry-run';
import { keptBotKey } from './bot-key';
import { startLocalBot } from './local-bot';

/** `npm run bot`: the group bot against the running `npm start`, with its PORT and DATA_DIR; `-- --dry-run` only says what it would send. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
  const laptop = `http://127.0.0.1:${process.env.PORT ?? '3000'}`;
  const dataDir = resolve(process.env.BOT_DATA_DIR || join(process.env.DATA_DIR || '.data', 'bot'));
  const serviceKey = await keptBotKey(laptop, dataDir);
  if (values['dry-run']) {
    const backend = backendOver({ url: laptop, serviceKey });
    return dryRun({ backend, clock: systemClock, print: console.log });
  }
  const bot = await startLocalBot({
    laptop,
    serviceKey,
    dataDir,
    port: Number(process.env.BOT_PORT ?? 3_100),
  });
  console.log(`群机器人已启动：${bot.url}（群聊在 ${laptop}/#groups）`);
  const stop = () => bot.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: NodeJS.ErrnoException) => {
  const inUse = error.code === 'EADDRINUSE';
  console.error(`没有启动成功：${inUse ? '端口已被占用，请用 BOT_PORT 指定其他端口' : error.message}`);
  process.exit(1);
});
