/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { task } from '../../../tests/mini/stubs';
import type { Context2d } from '../../utils/canvas-text';
import { yuan } from '../../utils/format';
import { paperColours } from '../../utils/paper-colours';
import { drawPoster, posterHeight, posterWidth } from './poster-drawing';

/** Every character is as wide as the type is high; notes what is written, and where. */
function paper() {
  const written: { text: string; x: number; y: number; right: number; colour: unknown }[] = [];
  let px = 0;
  const nothing = () => undefined;
  const context = new Proxy({} as Record<string, unknown>, {
    set(target, name, value) {
      if (name === 'font') px = Number(/(\d+(?:\.\d+)?)px/.exec(String(value))?.[1]);
      target[name as string] = value;
      return true;
    },
    get(target, name) {
      if (name === 'measureText') return (text: string) => ({ width: [...text].length * px });
      if (name === 'fillText')
        return (text: string, x: number, y: number) =>
          written.push({ text, x, y, right: x + [...text].length * px, colour: target.fillStyle });
      return target[name as string] ?? nothing;
    },
  }) as unknown as Context2d;
  return { context, written };
}

const long = '青岛国际啤酒节开幕式观众引导检票与物资搬运夜间值守临时工作人员（连续两天包两餐）';
const address = '山东省青岛市黄岛区滨海大道与漓江东路交叉口东北侧金沙滩啤酒城三号门';

it('names the sharer, the place and its address', () => {
  const { context, written } = paper();
  drawPoster(context, task(1), { sharer: '小林同学', code: {} });
  const all = written.map(({ text }) => text).join('|');
  for (const text of [
    '展会引导员 1',
    '五四广场',
    '东海西路 5 号',
    '小林同学',
    '推荐给您',
    '长按识别小程序码',
  ])
    expect(all).toContain(text);
});

it('names nobody who has no nickname, and says how to find it without a code', () => {
  const { context, written } = paper();
  drawPoster(context, task(1), { sharer: undefined, code: undefined });
  const all = written.map(({ text }) => text).join('|');
  expect(all).not.toContain('推荐给您');
  expect(all).toContain('微信搜索“接单”小程序');
});

it.each([
  ['as ever', task(1)],
  ['as long as can be', task(1, { title: long, address, place: { ...task(1).place, name: long } })],
])('writes nothing beyond the paper or its code: %s', (_what, shown) => {
  const { context, written } = paper();
  drawPoster(context, shown, { sharer: '二十个字的昵称也要放得下才行二十个字哦', code: {} });
  const height = posterHeight(context, shown);
  for (const { text, y, right } of written) {
    expect([text, right <= posterWidth && y < height]).toEqual([text, true]);
  }
  const sharer = written.find(({ text }) => text.startsWith('二十个字'));
  expect(sharer?.right).toBeLessThan(posterWidth - 24 - 112);
});

it('draws the pay, and nothing else, in the colour that pages give it', () => {
  const { context, written } = paper();
  drawPoster(context, task(1), { sharer: undefined, code: {} });
  const warm = written.filter(({ colour }) => colour === paperColours.pay).map(({ text }) => text);
  expect(warm).toEqual(['¥', yuan(task(1).pay.amountFen)]);
  const theme = readFileSync('miniprogram/styles/theme.wxss', 'utf8');
  for (const [name, colour] of Object.entries({
    accent: paperColours.accent,
    pay: paperColours.pay,
    ink: paperColours.ink,
  }))
    expect(new RegExp(`--${name}: (#\\w+);`).exec(theme)?.[1]).toBe(colour);
});
