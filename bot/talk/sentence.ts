import { tradeWords } from '../../shared/domain/search/trade-words';
import { cutText, sizes } from '../../shared/domain/text/clusters';
import { cleanText, textFault } from '../../shared/domain/text/typed-text';
import { asksForWork } from './intents';

/** What may be a question in somebody's own words. */
export interface Sentence {
  /** What to look for, as the contract takes it; empty: nothing is named. */
  readonly text: string;
  /** It asks for work, whatever else it says. */
  readonly asks: boolean;
  readonly isAddressed: boolean;
}

/** As the contract takes it, in characters of Unicode. */
const longestText = 60;
/** Nobody reads so far; advertisements go on. */
const longestRead = 2_000;
/** Whoever asks a group for work says less: what is longer offers some. */
const longestAside = 40;

/** WeChat writes what is answered to above the answer. */
const quote = /^「[\s\S]*?」\n[-—– ]{5,}\n/;
/** Its own pictures: [微笑]. */
const stickers = /\[[\p{L}]{1,8}\]/gu;
const address = /https?:\/\/\S*/g;
const unusable = /\p{Cc}|\p{Cs}|\p{Co}|\p{Noncharacter_Code_Point}/gu;

/** Words around what is meant, and of asking, that no search should look for. */
const around = new RegExp(
  '早上好|上午好|中午好|下午好|晚上好|早安|晚安|你好|您好|哈喽|(?<![a-z])(?:hi|hello)(?![a-z])|在吗|在不在|' +
    '请问|麻烦|劳驾|大家|各位|群里|谢谢|多谢|谢了|帮忙|帮我|给我|告诉我|看看|看下|看一下|查查|查下|查一下|搜搜|搜一下|' +
    '问一下|问下|想问|我想|招不招人|招人|缺人|要人|有啥|啥|一下|嘛|吗|呢',
  'giu',
);

/** 兼职 and the like: every task is that, whatever its title says. */
const anyWork = new RegExp(
  [...tradeWords]
    .flatMap(([word, { isAnyWork }]) => (isAnyWork ? [word] : []))
    .sort((one, other) => other.length - one.length)
    .join('|'),
  'g',
);

const line = (text: string): string => cleanText(text, 'one').normalize('NFKC').replace(/\s+/g, ' ').trim();

/**
 * The sentence in a message; undefined: it is not for the bot. Said to nobody, it must ask for work and for nothing
 * else; whether it names a place that is known only the backend can tell.
 */
export function sentenceIn(text: string, isAddressed: boolean): Sentence | undefined {
  const said = line(
    text
      .slice(0, longestRead)
      .replace(quote, '')
      .replace(stickers, ' ')
      .replace(address, ' ')
      .replace(unusable, ' '),
  );
  const asks = asksForWork(said);
  if (!isAddressed && (!asks || said.includes('@') || said.length > longestAside)) return undefined;
  const meant = said.replace(/@\S*/g, ' ').replace(around, ' ');
  const named = line(meant.replace(anyWork, ' '));
  const cut = cutText(named, longestText, '', sizes.codePoints).trim();
  const isText = textFault(cut, { name: '', min: 1, max: longestText, lines: 'one' }) === undefined;
  return { text: isText ? cut : '', asks: asks || meant.search(anyWork) >= 0, isAddressed };
}
