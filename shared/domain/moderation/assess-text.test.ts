import * as fc from 'fast-check';
import { assessText } from './assess-text';

describe('assessText', () => {
  test('answers the sentence as its author wrote it, without its neighbours', () => {
    const text = '周末商场派单员。 入职 需交押金 200元 ！表现好可长期合作；包午餐\n日结';
    expect(assessText(text)).toEqual({
      outcome: 'refuse',
      rule: 'charges-worker',
      sentence: '入职 需交押金 200元',
      reason: expect.stringContaining('不得向报名者收取'),
    });
  });

  test('answers the first of several', () => {
    expect(assessText('先看说明。在家刷单。需交押金')?.sentence).toBe('在家刷单');
  });

  test('answers the first rule that one sentence breaks', () => {
    expect(assessText('帮人刷单，需交押金')?.rule).toBe('charges-worker');
  });

  test('a promise in one sentence does not excuse the next', () => {
    expect(assessText('不收。押金200元')?.sentence).toBe('押金200元');
    expect(assessText('无需押金。先交保证金。')?.sentence).toBe('先交保证金');
  });

  test('empty and meaningless texts pass', () => {
    for (const text of ['', '。。。', ' \n ', '😀', '1234']) expect(assessText(text)).toBeUndefined();
  });

  test('what is plain is answered before what is likely, wherever it stands', () => {
    expect(assessText('加微信详聊。需交押金')).toMatchObject({ outcome: 'refuse', sentence: '需交押金' });
    expect(assessText('押.金。需交押金')).toMatchObject({ outcome: 'refuse', sentence: '需交押金' });
    expect(assessText('可预支。加微信详聊。日赚')).toMatchObject({
      outcome: 'review',
      sentence: '加微信详聊',
    });
  });
});

describe('given several pieces', () => {
  test.each([
    ['charges-worker', ['先交', '200元']],
    ['charges-worker', ['培训', '费500元']],
    ['charges-worker', ['准时', '押', '金', '守时']],
    ['fake-orders', ['熟练', '刷', '单']],
  ])('%s is reviewed when it is only said over the end of one: %j', (rule, pieces) => {
    expect(assessText(pieces)).toMatchObject({ outcome: 'review', rule });
  });

  test.each([
    [['提供岗前培训', '费用日结']],
    [['不收押金', '200元一天']],
    [['自带雨衣', '押运货物']],
    [['年满 18 周岁', '身份证', '押运队食堂']],
    [['周末布展。', '金店门口集合']],
  ])('%j passes', (pieces) => {
    expect(assessText(pieces)).toBeUndefined();
  });

  test('what one of them says by itself keeps its outcome', () => {
    expect(assessText(['守时', '需交押金200元'])).toMatchObject({
      outcome: 'refuse',
      sentence: '需交押金200元',
    });
  });
});

describe('the automaton reads any text in steps that grow with its length alone', () => {
  /** Of one unit of text, whatever it says: far above what ordinary text takes, far below any power of its length. */
  const stepsPerUnit = 500;
  const stepsFor = (text: string) => {
    const meter = { steps: 0 };
    assessText(text, meter);
    return meter.steps;
  };

  test.each([
    ['what held the process for 16 s', `${'不'}${'需要'.repeat(4)}${'费需要需要'.repeat(10)}某押金勿扰。`],
    ['negations', '不收取任何'],
    ['lists', '不收押金、培训费'],
    ['lists over pauses', '押金,'],
    ['core words', '押金'],
    ['verbs', '先需要另再自行交'],
    ['memberships', '开通为成平台会员'],
    ['customers', '向顾客押金'],
    ['conditions', '如有人收押金'],
    ['amounts', '200元'],
    ['digits', '13'],
    ['pauses', '，。'],
    ['noise', '押x'],
    ['spaces', '押 '],
    ['pinyin', 'yaji'],
    ['marks', '押̶ー'],
    ['a word that never ends', '保证'],
    ['addresses', 'a.cn.'],
    ['look-alikes', 'νх'],
    ['things lent', '租借帮顾客押金'],
  ])('%s', (_what, unit) => {
    const times = Math.ceil(300 / unit.length);
    const [once, twice, more] = [times, 2 * times, 8 * times].map((count) => stepsFor(unit.repeat(count)));
    expect(more).toBeLessThanOrEqual(stepsPerUnit * unit.length * 8 * times);
    // What is not counted would pass for quick.
    expect(once).toBeGreaterThan((unit.length * times) / 3);
    // Twice the text takes twice the steps: what differs is at the ends.
    expect((more ?? 0) - (twice ?? 0)).toBeLessThanOrEqual(6.5 * ((twice ?? 0) - (once ?? 0)));
  });

  test('any text', () => {
    const words = fc.constantFrom(
      ...[
        '不',
        '需要',
        '费',
        '押金',
        '先',
        '交',
        '200元',
        '，',
        '。',
        ' ',
        '您',
        '公司',
        '给',
        '刷',
        '单',
        'x',
      ],
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 400 }), (parts) => {
        const text = parts.join('');
        expect(stepsFor(text)).toBeLessThanOrEqual(stepsPerUnit * text.length);
      }),
    );
  });
});

describe('assessText by property', () => {
  test('finds forbidden words with noise between all their characters', () => {
    const noise = fc.constantFrom('', ' ', '.', '·', '*', '-', '、', '\u3000', '\u200b', '😀');
    const words = fc.constantFrom('需交押金', '在家刷单', '出租微信号', '先交保证金', '博彩推广');
    fc.assert(
      fc.property(words, fc.infiniteStream(noise), (sentence, between) => {
        const text = [...sentence].map((character) => character + between.next().value).join('');
        expect(text).toContain(assessText(text)?.sentence ?? 'nothing found');
      }),
    );
  });

  test('never throws, and answers a part of the text', () => {
    // Any code point, half surrogates among them.
    const noise = fc
      .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 60 })
      .map((points) => String.fromCodePoint(...points));
    fc.assert(
      fc.property(noise, fc.constantFrom('', '押金', '刷单'), (around, words) => {
        const text = `${around}${words}${around}`;
        const found = assessText(text);
        if (found) expect(text).toContain(found.sentence);
      }),
    );
  });
});
