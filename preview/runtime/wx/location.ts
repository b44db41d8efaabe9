import { ask } from '../consent';
import type { Host } from '../host';
import { type Area, WxFailure } from './api';

/** A place is told only if app.json declares the call and the person lets it. */
async function place(
  host: Host,
  api: 'getLocation' | 'getFuzzyLocation',
): Promise<{ latitude: number; longitude: number }> {
  if (!host.program.app.requiredPrivateInfos?.includes(api)) {
    throw new WxFailure(`the api need to be declared in the requiredPrivateInfos field in app.json/ext.json`);
  }
  const scope = api === 'getLocation' ? 'scope.userLocation' : 'scope.userFuzzyLocation';
  if (!(await host.consent.scope(scope))) throw new WxFailure('auth deny');
  const { latitude, longitude } = host.settings.value;
  return { latitude, longitude };
}

/** About a kilometre: what WeChat calls fuzzy. */
const fuzzy = (degrees: number) => Math.round(degrees * 100) / 100;

export function location(host: Host): Area {
  return {
    calls: {
      getLocation: async () => {
        const at = await place(host, 'getLocation');
        return { ...at, accuracy: 30, altitude: 0, speed: -1, verticalAccuracy: 0, horizontalAccuracy: 30 };
      },
      getFuzzyLocation: async () => {
        const { latitude, longitude } = await place(host, 'getFuzzyLocation');
        return { latitude: fuzzy(latitude), longitude: fuzzy(longitude) };
      },
      async chooseLocation() {
        if (!host.program.app.requiredPrivateInfos?.includes('chooseLocation')) {
          throw new WxFailure(
            'the api need to be declared in the requiredPrivateInfos field in app.json/ext.json',
          );
        }
        const { latitude, longitude } = host.settings.value;
        const chosen = await ask(host, '选择位置', `${latitude}, ${longitude}`, '确定', '取消');
        if (!chosen) throw new WxFailure('cancel');
        return { name: '所选位置', address: '预览所选位置', latitude, longitude };
      },
      /** In WeChat a map over the whole screen, from which one goes on to a navigation app. */
      openLocation: ({ latitude, longitude, name = '', address = '' }) => {
        if (typeof latitude !== 'number' || typeof longitude !== 'number') {
          throw new WxFailure('parameter error: latitude and longitude should be Number');
        }
        const at = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
        const content = [address, `微信会打开地图：${at}`].filter(Boolean).join('\n');
        void host.overlays.modal({ title: name || '位置', content, showCancel: false });
      },
    },
  };
}
