const traditional =
  '單单費费會会員员訂订證证墊垫繳缴納纳訓训資资體体檢检辦办賭赌銀银號号賬账帳账戶户實实譽誉評评數数據据買买賣卖須须錢钱' +
  '轉转匯汇擔担無无嚴严絕绝報报銷销業业務务級级開开閒闲閑闲購购個个為为給给還还後后領领應应該该顧顾導导廣广薦荐請请們们發发' +
  '佈布負负責责產产電电話话職职價价現现傭佣塊块萬万兩两幾几圓圆將将統统額额補补貼贴從从對对並并搶抢單单師师樂乐騙骗';
const simplified = new Map(
  Array.from(traditional.matchAll(/../gu), ([pair]): [string, string] => [pair.slice(0, 1), pair.slice(1)]),
);

/** A text in which what the eye reads as the same is the same. */
export interface FoldedText {
  /** Lower-case letters and digits; between them `,` and `:` for pauses and `;` for the end of a sentence. */
  readonly text: string;
  /** For each UTF-16 unit of `text` the index in the original it came from. */
  readonly origins: readonly number[];
}

const sentenceEnd = /[。！？；!?;\n\r]/;

function separatorFor(character: string): string {
  if (sentenceEnd.test(character)) return ';';
  if (/[,，﹐]/.test(character)) return ',';
  // Everything else between words (dots, spaces, 、, dashes, emoji, zero-width) is as good as nothing.
  return /[:：]/.test(character) ? ':' : '';
}

/** Folds a text, so that neither spaces nor full-width or traditional characters hide a word. */
export function foldedText(original: string): FoldedText {
  let text = '';
  const origins: number[] = [];
  let at = 0;
  for (const character of original) {
    const letters = character
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
    const folded = letters === '' ? separatorFor(character) : (simplified.get(letters) ?? letters);
    // One separator is enough, and the end of a sentence outweighs a pause.
    const follows = letters === '' && /[,:;]$/.test(text);
    if (follows && folded === ';') text = `${text.slice(0, -1)};`;
    if (!follows) {
      text += folded;
      for (let unit = 0; unit < folded.length; unit += 1) origins.push(at);
    }
    at += character.length;
  }
  return { text, origins };
}
