import * as fc from 'fast-check';
import { propertyRuns } from '../../../tests/support/property-runs';
import { understand } from './understand';

/** Any UTF-16 units, halves of characters too. */
const anyText = fc.array(fc.nat(0xffff), { maxLength: 60 }).map((units) => String.fromCharCode(...units));

// A Wednesday; it is still Tuesday in UTC.
const nowMs = Date.parse('2026-11-25T01:00:00+08:00');
const places = ['台东步行街', '城阳世纪公园', '五四广场', '李村'];
const context = {
  nowMs,
  districts: ['市南区', '市北区', '城阳区', '浦东新区'],
  knowsPlace: (name: string) => places.some((place) => place.startsWith(name)),
};
const said = (text: string) => understand(text, context);
const labels = (text: string) => said(text).wishes.map(({ label }) => label);
const datesIn = (text: string) =>
  said(text).wishes.flatMap((wish) => (wish.kind === 'date' ? wish.dates : []));

test('a sentence is taken apart into wishes, with their places in it, and what is left', () => {
  expect(said('明天 台东 日结 200以上')).toEqual({
    rest: '台东',
    wishes: [
      { kind: 'date', dates: ['2026-11-26'], start: 0, end: 2, label: '明天 11月26日' },
      { kind: 'cycle', cycle: 'daily', start: 6, end: 8, label: '日结' },
      { kind: 'pay', minPayFen: 20_000, start: 9, end: 14, label: '≥ ¥200' },
    ],
  });
  expect(said('台東附近明天有什麼日結')).toEqual({
    rest: '有什麼',
    wishes: [
      { kind: 'place', place: '台东', start: 0, end: 4, label: '台东附近' },
      expect.objectContaining({ kind: 'date', start: 4, end: 6 }),
      expect.objectContaining({ kind: 'cycle', start: 9, end: 11 }),
    ],
  });
});

describe('dates', () => {
  test.each([
    ['今天', '2026-11-25', '2026-11-25'],
    ['明日', '2026-11-26', '2026-11-26'],
    ['后天', '2026-11-27', '2026-11-27'],
    ['大后天', '2026-11-28', '2026-11-28'],
    ['這兩天', '2026-11-25', '2026-11-26'],
    ['周末', '2026-11-28', '2026-11-29'],
    ['周六日', '2026-11-28', '2026-11-29'],
    ['下周末', '2026-12-05', '2026-12-06'],
    ['这周', '2026-11-25', '2026-11-29'],
    ['下周', '2026-11-30', '2026-12-06'],
    ['周六', '2026-11-28', '2026-11-28'],
    ['星期天', '2026-11-29', '2026-11-29'],
    ['周三', '2026-11-25', '2026-11-25'],
    ['礼拜二', '2026-12-01', '2026-12-01'],
    ['下周三', '2026-12-02', '2026-12-02'],
    ['下下周一', '2026-12-07', '2026-12-07'],
    ['周一到周五', '2026-11-25', '2026-11-27'],
    ['本月', '2026-11-25', '2026-11-30'],
    ['12月5日', '2026-12-05', '2026-12-05'],
    ['１２月５号', '2026-12-05', '2026-12-05'],
    ['十二月五号到八号', '2026-12-05', '2026-12-08'],
    ['12月1-3日', '2026-12-01', '2026-12-03'],
    ['1月3日', '2027-01-03', '2027-01-03'],
    ['2026年12月5日', '2026-12-05', '2026-12-05'],
    ['5号', '2026-12-05', '2026-12-05'],
    ['31号', '2026-12-31', '2026-12-31'],
    ['30号', '2026-11-30', '2026-11-30'],
    ['12/5', '2026-12-05', '2026-12-05'],
    ['双十二', '2026-12-12', '2026-12-12'],
    ['元旦', '2027-01-01', '2027-01-03'],
    ['国庆节', '2027-10-01', '2027-10-07'],
  ])('%s is %s to %s', (words, first, last) => {
    const dates = datesIn(`${words} 传单`);
    expect([dates[0], dates.at(-1), said(`${words} 传单`).rest]).toEqual([first, last, '传单']);
  });

  test('a stretch has all its days, and 31 at most', () => {
    expect(datesIn('下周')).toHaveLength(7);
    expect(datesIn('12月1日到3月31日')).toHaveLength(31);
  });

  test('on a Sunday the weekend is that day, and the week ends with it', () => {
    const sunday = { ...context, nowMs: Date.parse('2026-11-29T09:00:00+08:00') };
    for (const words of ['周末', '这周']) {
      expect(understand(words, sunday).wishes).toMatchObject([{ dates: ['2026-11-29'] }]);
    }
  });

  test.each(['2月30日', '5号线', '2号馆', '0号', '40号', '13/40', '五一广场', '1/2/3'])(
    '%s is no day',
    (words) => expect(said(words)).toEqual({ rest: words, wishes: [] }),
  );

  test('several are alternatives', () => {
    expect(datesIn('周六或者下周三')).toEqual(['2026-11-28', '2026-12-02']);
  });
});

describe('times of day', () => {
  test.each([
    ['上午', ['morning']],
    ['早班', ['morning']],
    ['下午', ['afternoon']],
    ['晚班', ['evening']],
    ['夜班', ['night']],
    ['白天', ['morning', 'afternoon']],
  ])('%s', (words, timesOfDay) => {
    expect(said(`${words}分拣`)).toMatchObject({ rest: '分拣', wishes: [{ kind: 'timeOfDay', timesOfDay }] });
  });

  test('今晚 and 明早 are a day and a time', () => {
    expect(labels('今晚')).toEqual(['今天 11月25日', '晚上']);
    expect(labels('明早')).toEqual(['明天 11月26日', '上午']);
    expect(said('早餐店')).toEqual({ rest: '早餐店', wishes: [] });
  });
});

describe('pay', () => {
  test.each([
    ['200以上', 20_000, undefined],
    ['200元以上', 20_000, undefined],
    ['不低于200', 20_000, undefined],
    ['200+', 20_000, undefined],
    ['¥200', 20_000, undefined],
    ['两百以上', 20_000, undefined],
    ['日薪300', 30_000, 'day'],
    ['一天200', 20_000, 'day'],
    ['150-200元/天', 15_000, 'day'],
    ['一百五一天', 15_000, 'day'],
    ['时薪25', 2_500, 'hour'],
    ['25/小时', 2_500, 'hour'],
    ['25.5元一小时', 2_550, 'hour'],
    ['每小时不低于25元', 2_500, 'hour'],
    ['0.5元/件', 50, 'piece'],
    ['一单8元', 800, 'piece'],
    ['500/次', 50_000, 'task'],
  ])('%s', (words, minPayFen, payUnit) => {
    const [wish, ...others] = said(`传单 ${words}`).wishes;
    expect([
      wish?.kind,
      wish?.kind === 'pay' && wish.minPayFen,
      wish?.kind === 'pay' && wish.payUnit,
    ]).toEqual(['pay', minPayFen, payUnit]);
    expect(others).toEqual([]);
    expect(said(`传单 ${words}`).rest).toBe('传单');
  });

  test.each(['18岁以上', '3人以上', '500强', '8小时', '3天', '5公里', '24小时便利店', '0元'])(
    '%s is no pay',
    (words) => expect(said(words)).toEqual({ rest: words, wishes: [] }),
  );

  test('of two the last one is meant', () => {
    expect(labels('100以上 不对 200以上')).toEqual(['≥ ¥200']);
    expect(said('100以上 不对 200以上').rest).toBe('不对');
  });
});

describe('names', () => {
  test.each([
    ['日结', '日结'],
    ['当天结', '日结'],
    ['周结', '周结'],
    ['月结', '月结'],
    ['完工结', '完工结'],
    ['抢单', '抢单'],
    ['不用审核', '抢单'],
    ['审核', '审核'],
    ['餐饮服务', '餐饮服务'],
    ['市南区', '市南区'],
    ['市北', '市北区'],
    ['浦东', '浦东新区'],
    ['五四广场附近', '五四广场附近'],
  ])('%s is understood as %s', (words, label) => {
    expect(labels(words)).toEqual([label]);
    expect(said(words).rest).toBe('');
  });

  test.each(['生日结束', '内容审核员', '城阳世纪公园发传单', '促销', '其他', '我家附近', '附近'])(
    '%s is searched for',
    (words) => expect(said(words)).toEqual({ rest: words, wishes: [] }),
  );

  test('the nearest place before 附近 is meant, without the words around it', () => {
    expect(said('在台东附近的传单')).toMatchObject({ rest: '在 传单', wishes: [{ place: '台东' }] });
    expect(said('发传单台东附近')).toMatchObject({ rest: '发传单', wishes: [{ place: '台东' }] });
  });

  test('cycles, districts and types are alternatives', () => {
    expect(labels('市南 市北 日结周结')).toEqual(['市南区', '市北区', '日结', '周结']);
  });
});

test('whatever is typed, wishes are stretches of it in order, and nothing is lost but them', () => {
  const words = fc.constantFrom(
    '明天',
    '周',
    '末',
    '12',
    '/',
    '月',
    '5号',
    '200',
    '以上',
    '元',
    '一天',
    '日结',
    '台东',
    '附近',
    '市南',
    ' ',
    '😀',
    '𠮷',
    '\n',
    '①',
    '１',
    'İ',
    '臺',
  );
  const typed = fc.oneof(
    fc.array(words, { maxLength: 15 }).map((parts) => parts.join('')),
    anyText,
  );
  fc.assert(
    fc.property(typed, (text) => {
      const { rest, wishes } = said(text);
      let end = 0;
      for (const wish of wishes) {
        expect(wish.start).toBeGreaterThanOrEqual(end);
        expect(wish.end).toBeGreaterThan(wish.start);
        ({ end } = wish);
      }
      expect(end).toBeLessThanOrEqual(text.length);
      if (wishes.length === 0) expect(rest).toBe(text.replace(/\s+/g, ' ').trim());
    }),
    { numRuns: propertyRuns(200, 20_000) },
  );
});
