import { minuteMs } from '../../domain/calendar/calendar';
import { base62Value } from '../../domain/text/base62';
import type { Ports } from '../../ports/context';

const digits = 6;

/** The code of a task in one minute: made from a secret, so that nothing is stored. */
const codeIn = ({ hash }: Pick<Ports, 'hash'>, taskId: string, minute: number): string =>
  String(base62Value(hash.hash('on-site code', taskId, String(minute))) % 10n ** BigInt(digits)).padStart(
    digits,
    '0',
  );

/** The code that the publisher shows now, and until when. */
export function onSiteCode(
  ports: Pick<Ports, 'hash'>,
  taskId: string,
  nowMs: number,
): { readonly code: string; readonly untilMs: number } {
  const minute = Math.floor(nowMs / minuteMs);
  return { code: codeIn(ports, taskId, minute), untilMs: (minute + 1) * minuteMs };
}

/** Whether a code was shown at a moment: the one of that minute, or of a minute beside it, since clocks differ. */
export function isOnSiteCode(
  ports: Pick<Ports, 'hash'>,
  taskId: string,
  code: string,
  atMs: number,
): boolean {
  const minute = Math.floor(atMs / minuteMs);
  return [minute - 1, minute, minute + 1].some((at) => at >= 0 && codeIn(ports, taskId, at) === code);
}
