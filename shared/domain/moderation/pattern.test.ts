import { foldedText } from './folded-text';
import { endOf, pattern } from './pattern';
import { tokensOf } from './tokens';

const fits = (source: string, text: string): string | undefined => {
  const folded = foldedText(text);
  const tokens = tokensOf(folded, { steps: 0 });
  const end = endOf(pattern(source), tokens, 0, { steps: 0 });
  return end === undefined ? undefined : folded.text.slice(0, tokens[end - 1]?.to ?? 0);
};

test.each([
  ['must handOver amount', '先交200元好', '先交200元'],
  ['must handOver amount', '先200元', undefined],
  ['must handOver? amount', '先200元', '先200元'],
  ['must payer* amount', '先公司平台200元', '先公司平台200元'],
  ['must payer* amount', '先200元', '先200元'],
  ['must ~2 amount', '先好好200元', '先好好200元'],
  ['must ~2 amount', '先好好好200元', undefined],
  ['must ~2 amount', '先好，200元', undefined],
  ['must payer|customer', '先顾客', '先顾客'],
  ['must !amount', '先200元', undefined],
  ['must !amount', '先', '先'],
  ['must =amount', '先200元', '先'],
  ['must =amount', '先，', '先'],
  ['must =amount', '先', '先'],
  ['must =amount', '先好', undefined],
  // The first place where it can end.
  ['must payer*', '先公司公司', '先'],
])('given %p, when held against %p, then it fits %p', (source, text, words) => {
  expect(fits(source, text)).toBe(words);
});

test('given a text that a pattern without bound fits, when held against it, then no more than 24 tokens are read', () => {
  const meter = { steps: 0 };
  const tokens = tokensOf(foldedText('公司'.repeat(1_000)), meter);
  const before = meter.steps;
  expect(endOf(pattern('payer* amount'), tokens, 0, meter)).toBeUndefined();
  expect(meter.steps - before).toBeGreaterThanOrEqual(24);
  expect(meter.steps - before).toBeLessThan(100);
});
