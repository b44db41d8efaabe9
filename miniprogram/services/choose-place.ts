import { cityOfAddress } from '../utils/city-of-address';
import { say } from './feedback';

/** A place on the map as WeChat names it; gcj02. */
export interface ChosenPlace {
  readonly placeName: string;
  readonly address: string;
  readonly longitude: number;
  readonly latitude: number;
  /** '' where the address names none. */
  readonly cityCode: string;
}

interface Failure {
  readonly errMsg: string;
}

/** Lets the person choose a place on WeChat's map; undefined when they would rather not, or the phone cannot. */
export const choosePlace = (near?: { readonly longitude: number; readonly latitude: number }) =>
  new Promise<ChosenPlace | undefined>((resolve) => {
    wx.chooseLocation({
      ...near,
      success({ name, address, longitude, latitude }) {
        const cityCode = cityOfAddress(address) ?? '';
        resolve({ placeName: name || address, address, longitude, latitude, cityCode });
      },
      fail({ errMsg }: Failure) {
        if (/privacy/i.test(errMsg)) say('请先同意隐私保护指引，再选择地点');
        else if (!/cancel/i.test(errMsg)) say('地图没有打开，请稍后再试');
        resolve(undefined);
      },
    });
  });
