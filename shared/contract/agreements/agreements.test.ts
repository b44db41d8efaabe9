import { type Agreement, agreementById, agreements } from './index';
import { agreementVersions } from './versions';

const textOf = ({ title, summary, sections }: Agreement): string =>
  [title, summary, ...sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs])].join('\n');

describe('agreements', () => {
  test('are the three that sign-in asks for, once each', () => {
    expect(agreements.map(({ id }) => id)).toEqual([
      'user-agreement',
      'privacy-policy',
      'freelancer-service',
    ]);
    for (const agreement of agreements) expect(agreementById(agreement.id)).toBe(agreement);
    expect(agreementById('unknown')).toBeUndefined();
    expect(agreementVersions).toEqual(agreements.map(({ id, version }) => ({ id, version })));
  });

  test.each(agreements.map((agreement) => [agreement.id, agreement] as const))(
    '%s is complete',
    (_id, one) => {
      expect(one.version).toMatch(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
      expect(one.title.length).toBeGreaterThan(3);
      expect(one.summary).toMatch(/^[^。]+。$/);
      expect(one.sections.length).toBeGreaterThan(5);
      const headings = one.sections.map(({ heading }) => heading);
      expect(new Set(headings).size).toBe(headings.length);
      for (const [at, { heading, paragraphs }] of one.sections.entries()) {
        const number = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'][at];
        expect(heading).toMatch(new RegExp(`^${number}、.+`));
        expect(paragraphs.length).toBeGreaterThan(0);
        for (const paragraph of paragraphs) expect(paragraph).toMatch(/^\S.{9,}。$/);
      }
    },
  );

  test('leave no blanks to fill in', () => {
    for (const agreement of agreements)
      expect(textOf(agreement)).not.toMatch(/TODO|TBD|XX|【|待定|某公司|_{2,}/i);
  });

  test('fit into one answer', () => {
    // Bytes, not characters: an answer is at most 100 KB on both clouds.
    expect(Buffer.byteLength(JSON.stringify(agreements))).toBeLessThanOrEqual(90 * 1024);
    for (const agreement of agreements) {
      expect(Buffer.byteLength(JSON.stringify(agreement))).toBeLessThan(30 * 1024);
    }
  });

  const promises: [Agreement['id'], string[]][] = [
    [
      'user-agreement',
      [
        '16 周岁',
        '年满 18 周岁',
        '不得向自由职业者收取',
        '刷单',
        '申诉',
        '7 日',
        '15 日',
        '30 日',
        '重新取得您的同意',
      ],
    ],
    [
      'privacy-policy',
      [
        'openid',
        '16 周岁',
        '15 日',
        '6 个月',
        '3 年',
        '单独同意',
        '中国大陆',
        '关闭个性化推荐',
        '微信支付',
        '税务机关',
      ],
    ],
    [
      'freelancer-service',
      [
        '三年',
        '30 日',
        '书面',
        '不得向您收取',
        '完工结',
        '日结',
        '周结',
        '月结',
        '付款前',
        '24 小时',
        '税前',
        '税后',
      ],
    ],
  ];

  test.each(promises)('%s makes its promises', (id, phrases) => {
    const text = agreements
      .filter((agreement) => agreement.id === id)
      .map(textOf)
      .join('');
    for (const phrase of phrases) expect(text).toContain(phrase);
  });

  test('name the operator and the way to reach it without inventing a company', () => {
    for (const agreement of agreements) {
      expect(textOf(agreement)).toContain('本平台运营者（以小程序资料页公示的主体为准');
      expect(textOf(agreement)).toContain('我的—客服与反馈');
    }
  });
});
