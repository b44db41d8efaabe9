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

/** What stands for WeChat's map: where the phone is, and some places as its search names them. */
const places = [
  {
    name: '五四广场音乐广场',
    address: '山东省青岛市市南区东海西路35号',
    latitude: 36.0626,
    longitude: 120.3846,
  },
  { name: '台东步行街', address: '山东省青岛市市北区台东三路77号', latitude: 36.0845, longitude: 120.3556 },
  { name: '上海国家会展中心', address: '上海市青浦区崧泽大道333号', latitude: 31.1906, longitude: 121.3009 },
];

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
        const choices = [{ name: '所选位置', address: '预览所选位置', latitude, longitude }, ...places];
        const at = await host.overlays.actionSheet(
          choices.map(({ name }) => name),
          '选择位置',
        );
        const chosen = at === undefined ? undefined : choices[at];
        if (!chosen) throw new WxFailure('cancel');
        return chosen;
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
