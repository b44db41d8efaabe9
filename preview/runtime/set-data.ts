import { component } from 'glass-easel-miniprogram-adapter';
import type { Host } from './host';

type Data = Record<string, unknown>;
type SetData = (this: component.GeneralComponent, data: Data, callback?: () => void) => void;

const prototype = component.ComponentCaller.prototype as unknown as { setData: SetData };
const original = prototype.setData;

const size = (text: string) => new TextEncoder().encode(text).length;

/** What crosses from logic to view: functions and cycles cannot, and TDesign knows how to live with that. */
function serialised(data: Data): string | undefined {
  try {
    return JSON.stringify(data);
  } catch {
    return undefined;
  }
}

/**
 * From now on each setData is measured and, in own code, sent as JSON like on a phone: later changes to the
 * object do not show, and `undefined` is complained about as WeChat does.
 */
export function measureSetData(host: Host): void {
  prototype.setData = function setData(data, callback) {
    if (this.is.startsWith('wx://')) return original.call(this, data, callback);
    const text = serialised(data);
    const keys = Object.keys(data ?? {});
    host.journal.add({ kind: 'setData', component: this.is, bytes: text ? size(text) : 0, keys });
    const own = !this.is.startsWith('miniprogram_npm/');
    if (!own || text === undefined) {
      if (own) host.journal.problem(`${this.is}：setData 的数据无法序列化（${keys.join('、')}）`);
      return original.call(this, data, callback);
    }
    const lost = keys.filter((key) => data[key] === undefined);
    if (lost.length > 0) host.journal.problem(`${this.is}：setData 不能设置 undefined（${lost.join('、')}）`);
    return original.call(this, JSON.parse(text) as Data, callback);
  };
}
