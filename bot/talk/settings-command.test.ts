import * as fc from 'fast-check';
import { cities } from '../../shared/domain/geo/cities';
import { plain } from './plain';
import { questionIn } from './question';
import { settingsIn } from './settings-command';

test.each(cities.map(({ name, code }) => [name, code]))('%s can be set by its name', (name, code) => {
  expect(settingsIn(`设置 ${name}`)).toEqual({ change: { cityCode: code } });
});

test.each([
  ['青岛', '370200'],
  ['延边', '222400'],
  ['恩施', '422800'],
  ['西双版纳', '532800'],
  ['巴音郭楞', '652800'],
  ['神农架', '429021'],
  ['阿里', '542500'],
])('%s is enough', (name, code) => {
  expect(settingsIn(`设置${name}`)).toEqual({ change: { cityCode: code } });
});

test('several settings in one message, in any order', () => {
  expect(settingsIn('设置 推广 青岛 安静 23-7 频率 每天 开启')).toEqual({
    change: {
      cityCode: '370200',
      categories: ['promotion'],
      quietFromHour: 23,
      quietToHour: 7,
      rhythm: 'daily',
      isOn: true,
    },
  });
});

test('one word that is none stops all of it', () => {
  expect(settingsIn('设置 青岛 推荐 关闭')).toEqual({ change: {}, unknown: '推荐' });
});

test('whatever people say, it is read without a fault and nothing is made up', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (said) => {
      const text = plain(said);
      expect(text.length).toBeLessThanOrEqual(400);
      questionIn(text);
      const command = settingsIn(`设置${text}`);
      if (command?.unknown !== undefined) expect(command.change).toEqual({});
    }),
  );
});
