import { cityOfAddress } from './city-of-address';

describe('the city of an address', () => {
  it.each([
    ['山东省青岛市市南区东海西路 35 号', '370200'],
    ['吉林省吉林市船营区松江中路', '220200'],
    ['北京市朝阳区建国路 93 号', '110100'],
    ['江苏省苏州市南京路 1 号', '320500'],
    ['重庆市渝中区解放碑', '500100'],
  ])('%s', (address, code) => {
    expect(cityOfAddress(address)).toBe(code);
  });

  it('is not guessed', () => {
    expect(cityOfAddress('东海西路 35 号')).toBeUndefined();
    expect(cityOfAddress('')).toBeUndefined();
  });
});
