import { type Context2d, linesOf } from './canvas-text';
import { clustersOf } from './clusters';

/** Every character is one wide, as Chinese ones are. */
const context = { measureText: (text: string) => ({ width: [...text].length }) } as Context2d;

describe('text on a canvas', () => {
  it.each([
    ['海边风筝节亲子区引导员', 12, ['海边风筝节亲子区引导员']],
    ['五四广场音乐节亲子区引导员', 12, ['五四广场音乐节', '亲子区引导员']],
    ['崂山采茶一日帮工，包午餐', 11, ['崂山采茶一日', '帮工，包午餐']],
    ['摆摊帮手，周末两天', 5, ['摆摊帮手，', '周末两天']],
    ['市集（周末）帮手两名', 8, ['市集（周末）', '帮手两名']],
    ['会展 2026 开幕', 7, ['会展 2026 ', '开幕']],
    ['台东商圈·周末导购', 5, ['台东商', '圈·周', '末导购']],
    ['台东商圈 · 周末导购员', 7, ['台东商', '圈 · 周', '末导购员']],
    ['问卷地推 · 2026 崂山', 9, ['问卷地', '推 · 2026 ', '崂山']],
  ])('breaks %s into lines of about one length', (text, width, lines) => {
    expect(linesOf(context, text, width, 3)).toEqual(lines);
  });

  it('keeps what people see as one character together', () => {
    const family = '👨‍👩‍👧';
    const wide = { measureText: (text: string) => ({ width: clustersOf(text).length }) } as Context2d;
    expect(linesOf(wide, `亲子${family}${family}营`, 3, 3)).toEqual([`亲子${family}`, `${family}营`]);
    expect(linesOf(wide, `一二三${family}五六`, 4, 1)).toEqual(['一二三…']);
    expect(linesOf(wide, '1️⃣2️⃣3️⃣', 2, 3)).toEqual(['1️⃣2️⃣', '3️⃣']);
  });

  it('ends in an ellipsis when there is more', () => {
    expect(linesOf(context, '一二三四五六七八九', 4, 2)).toEqual(['一二三四', '五六七…']);
  });
});
