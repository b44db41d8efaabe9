import { longestTradeWord, tradeWords } from './trade-words';

/** A piece of a folded text. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  /** Chinese: a word of the trade or the dictionary, or characters that are no word (most names); Latin letters or digits. */
  readonly kind: 'word' | 'run' | 'latin';
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Chinese characters side by side; letters; digits. */
const stretches = /\p{Script=Han}+|[^\P{L}\p{Script=Han}]+|\p{N}+/gu;

/** What people say around what they look for. */
const fillers = new Set(
  (
    '的 了 吗 呢 吧 啊 呀 有 找 招 在 去 到 做 干 想 我 要 个 和 与 及 或 是 能 给 些 也 请 求 活 份 离 近 带 帮 ' +
    '什么 哪里 哪些 哪儿 有没有 有没 想要 想找 我要 我想 可以 能够 工作 任务 活儿 干活 岗位 招聘 招募 诚聘 急招 急聘 ' +
    '找个 没有 想做 推荐 适合 那边 这边 帮忙 急 急需 比较 点 附近 周边 一个 一份 最近 现在 求职 需要 寻找 赚钱 挣钱 找活 有活 接活 接单 报名 多少 怎么'
  ).split(' '),
);
export const isFiller = (word: string): boolean => fillers.has(word);

function tradeWordAt(text: string, at: number): string | undefined {
  for (let length = Math.min(longestTradeWord, text.length - at); length > 1; length -= 1) {
    const word = text.slice(at, at + length);
    if (tradeWords.has(word)) return word;
  }
  return undefined;
}

const isOneCharacter = (text: string): boolean => text.length === 1 || (text.codePointAt(0) ?? 0) > 0xffff;

/** By the dictionary; characters side by side that are words only by themselves stay together. */
function segments(text: string, start: number): Piece[] {
  const pieces: Piece[] = [];
  let run = '';
  const endRun = (end: number) => {
    if (run !== '') pieces.push({ text: run, start: start + end - run.length, kind: 'run' });
    run = '';
  };
  for (const { segment, index } of segmenter.segment(text)) {
    if (isOneCharacter(segment) && !isFiller(segment)) run += segment;
    else {
      endRun(index);
      pieces.push({ text: segment, start: start + index, kind: 'word' });
    }
  }
  endRun(text.length);
  return pieces;
}

function chinesePieces(text: string, start: number): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const word = tradeWordAt(text, at);
    if (word) {
      if (at > from) pieces.push(...segments(text.slice(from, at), start + from));
      pieces.push({ text: word, start: start + at, kind: 'word' });
    }
    at += word?.length ?? 1;
    if (word) from = at;
  }
  if (from < text.length) pieces.push(...segments(text.slice(from), start + from));
  return pieces;
}

/** A folded text in pieces, in its order: the words of the trade first, then those of the dictionary. */
export const cut = (text: string): Piece[] =>
  Array.from(text.matchAll(stretches)).flatMap(({ 0: stretch, index }) =>
    /\p{Script=Han}/u.test(stretch)
      ? chinesePieces(stretch, index)
      : [{ text: stretch, start: index, kind: 'latin' as const }],
  );
