import { h } from '../dom';
import { anything, type Builtin, flag, number } from './define';

interface Marker {
  readonly id: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly iconPath: string;
  readonly title?: string;
  readonly width?: number;
  readonly height?: number;
}

/** WeChat's maps show the whole earth on so many points at scale 0. */
const worldPoints = 256;

/** How far right of and below the centre a place lies, in points; near enough for a screenful. */
function offset(place: Marker, centre: { latitude: number; longitude: number; scale: number }) {
  const pointsPerDegree = (worldPoints * 2 ** centre.scale) / 360;
  const stretch = Math.cos((centre.latitude * Math.PI) / 180);
  return {
    right: (place.longitude - centre.longitude) * pointsPerDegree,
    below: ((centre.latitude - place.latitude) * pointsPerDegree) / stretch,
  };
}

/** A quiet picture of a map with its markers where they belong; no tiles, the laptop has no network. */
export const map: Builtin = {
  properties: {
    latitude: number(),
    longitude: number(),
    scale: number(16),
    markers: anything([]),
    circles: anything([]),
    polyline: anything([]),
    includePoints: anything([]),
    showLocation: flag(),
    enableZoom: flag(true),
    enableScroll: flag(true),
  },
  attach: (node, host) => ({
    changed({ latitude, longitude, scale, markers }) {
      const face = node.element.querySelector<HTMLElement>('.wx-map-el');
      if (!face) return;
      face.title = `${Number(latitude).toFixed(4)}, ${Number(longitude).toFixed(4)}`;
      const pins = ((markers ?? []) as Marker[]).map((marker) => {
        const { id, title = '', iconPath, width, height } = marker;
        const { right, below } = offset(marker, { latitude, longitude, scale });
        const icon = h('img', { alt: title });
        if (width) icon.width = width;
        if (height) icon.height = height;
        icon.addEventListener('error', () =>
          host.journal.problem(`${node.owner}：地图标记的图标没有加载成功：${iconPath}`),
        );
        icon.src = host.files.url(iconPath, node.owner) ?? '';
        const pin = h('button', { class: 'wx-map-pin', type: 'button' }, icon);
        pin.style.transform = `translate(calc(${right}px - 50%), calc(${below}px - 100%))`;
        pin.addEventListener('click', () => node.emit('markertap', { markerId: id }));
        return pin;
      });
      face.replaceChildren(...pins);
    },
  }),
};
