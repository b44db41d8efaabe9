import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Stops everything the bot says, at once and over restarts, until somebody turns it back. */
export interface KillSwitch {
  isOff(): boolean;
  turnOff(): void;
  /** Without effect while the environment says `BOT_OFF=1`. */
  turnOn(): void;
}

/** A file named `off` in the bot's folder, made by hand, by the local page or by nobody; asked before every message. */
export function killSwitch(dataDir: string, offByEnvironment: boolean): KillSwitch {
  const path = join(dataDir, 'off');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return {
    isOff: () => offByEnvironment || existsSync(path),
    turnOff: () => writeFileSync(path, '', { mode: 0o600 }),
    turnOn: () => rmSync(path, { force: true }),
  };
}
