import { mount } from '../../../tests/mini/mount';

interface Maps {
  readonly wx: { openLocation(options: object): Promise<unknown> };
}
const phone = () => (globalThis as unknown as Maps).wx;

const marker = (id: number, latitude: number, longitude: number) => ({
  id,
  latitude,
  longitude,
  iconPath: '/images/pin.png',
  width: 28,
});

describe('a map in the preview', () => {
  it('shows its markers where they belong, and says which was tapped', async () => {
    const markers = [marker(1, 36, 120), marker(2, 36, 120.01), marker(3, 36.01, 120)];
    const mini = await mount(
      '<map latitude="{{36}}" longitude="{{120}}" scale="{{15}}" markers="{{markers}}" bind:markertap="emit" />',
      { data: { markers } },
    );
    const pins = [...document.querySelectorAll<HTMLElement>('.wx-map-pin')];
    // 256 × 2¹⁵ points for 360 degrees; a degree north takes 1 / cos 36° as many.
    expect(pins.map((pin) => pin.style.transform.match(/calc\(-?\d+/g))).toEqual([
      ['calc(0', 'calc(0'],
      ['calc(233', 'calc(0'],
      ['calc(0', 'calc(-288'],
    ]);
    pins[1]?.click();
    expect(mini.emitted).toMatchObject([{ type: 'markertap', detail: { markerId: 2 } }]);
    expect(mini.problems).toEqual([]);
  });

  it('says what WeChat would open, and refuses what it refuses', async () => {
    const mini = await mount('<view />');
    phone().openLocation({ latitude: 36.0636, longitude: 120.3848, name: '五四广场', address: '东海西路' });
    await mini.waitFor('微信会打开地图：36.0636, 120.3848');
    for (const text of ['五四广场', '东海西路']) expect(mini.text()).toContain(text);
    await expect(phone().openLocation({ latitude: '36.1', longitude: 120 })).rejects.toMatchObject({
      errMsg: expect.stringContaining('parameter error'),
    });
  });
});
