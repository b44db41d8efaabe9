import * as z from 'zod';
import { cutBefore } from '../../domain/text/clusters';
import type { TextVerdict } from '../../ports/wechat';

/** msgSecCheck takes at most 2,500 characters; counted in UTF-16 units, the strictest way to count. */
const MAX_CHARACTERS = 2_500;
/** Neighbouring pieces share this much, so that a word cut by the border is seen whole in one of them. */
const OVERLAP = 50;

/** Source: 文本内容安全识别 (POST /wxa/msg_sec_check, version 2). */
export const textVerdictAnswer = z.object({
  result: z.object({ suggest: z.enum(['pass', 'review', 'risky']), label: z.number().int() }),
});

/** Pieces of at most 2,500 characters that together cover the text; never cuts what people see as one character. */
export function splitText(text: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  while (start + MAX_CHARACTERS < text.length) {
    const end = cutBefore(text, start + MAX_CHARACTERS, start + MAX_CHARACTERS / 2);
    pieces.push(text.slice(start, end));
    start = cutBefore(text, end - OVERLAP, start);
  }
  pieces.push(text.slice(start));
  return pieces;
}

const severity = { pass: 0, review: 1, risky: 2 } as const;

export function worse(one: TextVerdict, other: TextVerdict): TextVerdict {
  return severity[other.suggest] > severity[one.suggest] ? other : one;
}
