import { parseArgs } from 'node:util';
import * as qrCode from 'qrcode';
import { backendOver } from './backend/backend';
import { systemClock } from './clock';
import { ConfigurationError, configurationFrom } from './configuration';
import { dryRun } from './engine/dry-run';
import { startBot } from './start-bot';

const print = (line: string) => void process.stdout.write(`${line}\n`);

/** The bot as the environment describes it; `--dry-run` says what it would send, and sends nothing. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
  const configuration = configurationFrom(process.env);
  if (values['dry-run']) {
    const { backendUrl: url, serviceKey } = configuration;
    return dryRun({ backend: backendOver({ url, serviceKey }), clock: systemClock, print });
  }
  const onScan = async (qr: string) => print(await qrCode.toString(qr, { type: 'terminal', small: true }));
  const bot = await startBot({ configuration, onScan });
  print(`群机器人已启动：${bot.url}`);
  const stop = () => bot.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: Error) => {
  // Of anything but the configuration only the kind: a message may quote an address, and the key in it.
  print(`没有启动成功：${error instanceof ConfigurationError ? error.message : error.name}`);
  process.exit(1);
});
