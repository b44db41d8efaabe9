/**
 * What somebody meant: full-width as half-width, without invisible characters, a mention of the bot in
 * front, and what ends a sentence. Case stays, for task ids. Longer than any question: empty.
 */
export function plain(text: string): string {
  if (text.length > 100) return '';
  return text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/^\s*@\S+\s+/u, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[?!。.,~…]+$/u, '')
    .trim();
}
