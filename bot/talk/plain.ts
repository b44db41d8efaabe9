import { cleanText } from '../../shared/domain/text/typed-text';

/**
 * What somebody meant: full-width as half-width, without invisible characters, a mention of the bot in
 * front, and what ends a sentence. Case stays, for task ids. Longer than any question: empty.
 */
export function plain(text: string): string {
  if (text.length > 100) return '';
  return cleanText(text, 'one')
    .normalize('NFKC')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/^\s*@\S+\s+/u, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[?!。.,~…]+$/u, '')
    .trim();
}
