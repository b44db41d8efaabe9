import type { GroupView } from '../shared/contract/groups';
import type { Timeouts } from '../shared/ports/timeouts';
import type { Engine } from './engine/engine';
import type { Log } from './log';
import { sameSettings } from './talk/change-settings';

interface TurnParts {
  readonly engine: Engine;
  /** Groups of the configuration, saved once the backend answers. */
  readonly groups: readonly Omit<GroupView, 'groupId'>[];
  /** Pause between two turns, ms. */
  readonly turnMs: number;
  readonly timeouts: Timeouts;
  readonly qr: () => string | undefined;
  readonly onScan: (qr: string) => void;
  readonly log: Log;
}

async function saveGroups({ engine, groups, log }: TurnParts): Promise<boolean> {
  try {
    await engine.book.refresh(true);
    for (const settings of groups) {
      const known = engine.book.at(settings.channel, settings.address);
      if (!known || !sameSettings(known, settings)) await engine.book.save(settings);
    }
    return true;
  } catch {
    log('configured groups not saved yet');
    return false;
  }
}

/** Runs the engine turn by turn; `stop` waits for the one under way. */
export function takeTurns(parts: TurnParts): { stop(): Promise<void> } {
  const { engine, groups, turnMs, timeouts, qr, onScan } = parts;
  let isStopped = false;
  let endPause: () => void = () => undefined;

  const pause = () =>
    new Promise<void>((resolve) => {
      const callOff = timeouts.after(turnMs, resolve);
      endPause = () => {
        callOff();
        resolve();
      };
      if (isStopped) endPause();
    });

  async function run(): Promise<void> {
    let areSaved = groups.length === 0;
    let scanned: string | undefined;
    while (!isStopped) {
      if (!areSaved) areSaved = await saveGroups(parts);
      await engine.turn();
      const code = qr();
      if (code && code !== scanned) onScan(code);
      scanned = code;
      await pause();
    }
  }

  const running = run();
  return {
    async stop() {
      isStopped = true;
      endPause();
      await running;
    },
  };
}
