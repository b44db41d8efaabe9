import { h } from '../dom';
import { anything, type Builtin, flag, number } from './define';

/** A quiet picture of a map with its markers' labels; no tiles, the laptop has no network. */
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
  attach: (node) => ({
    changed({ latitude, longitude, markers }) {
      const face = node.element.querySelector('.wx-map-el');
      const pins = ((markers ?? []) as { id: number; title?: string }[]).map(({ id, title }) => {
        const pin = h('button', { class: 'wx-map-pin', type: 'button' }, `📍${title ?? ''}`);
        pin.addEventListener('click', () => node.emit('markertap', { markerId: id }));
        return pin;
      });
      face?.replaceChildren(`${Number(latitude).toFixed(4)}, ${Number(longitude).toFixed(4)}`, ...pins);
    },
  }),
};
