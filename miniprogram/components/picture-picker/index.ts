import { say } from '../../services/feedback';
import { type PicturePurpose, pickPictures, uploadPicture } from '../../services/pictures';
import { shownError } from '../../services/shown-error';

/** A picture that is there already. */
export interface Given {
  readonly pictureId: string;
  readonly url?: string;
}

interface Cell {
  /** Stays the same while it is on its way. */
  readonly key: string;
  readonly src: string;
  readonly pictureId: string;
  readonly state: 'sending' | 'there' | 'failed';
  readonly problem: string;
}

/** What `change` tells. */
export interface PicturesChanged {
  readonly pictureIds: readonly string[];
  /** The same, as they can be shown elsewhere on the phone, or given to a picker again. */
  readonly pictures: readonly Given[];
  /** Some are on their way, so that what stands beside waits. */
  readonly isBusy: boolean;
  /** Some did not arrive: they are sent again or removed before anything else. */
  readonly hasFailed: boolean;
}

interface Own {
  count: number;
}

const thereIn = (cells: readonly Cell[]): Cell[] => cells.filter(({ state }) => state === 'there');
const idsOf = (pictures: readonly Given[]): string => pictures.map(({ pictureId }) => pictureId).join();

/** Pictures that are taken or chosen, sent at once, and can be looked at, sent again and removed. Emits `change`. */
Component({
  properties: {
    purpose: { type: String, value: 'hand-in' },
    max: { type: Number, value: 9 },
    /** What is there at first: `{ pictureId, url }`. */
    given: { type: Array, value: [] as Given[] },
    disabled: { type: Boolean, value: false },
  },
  data: { cells: [] as Cell[] },
  observers: {
    given(given: readonly Given[]) {
      // What it has told itself is no reason to forget what is on its way.
      if (idsOf(given) === idsOf(thereIn(this.data.cells))) return;
      this.setData({
        cells: given.map(({ pictureId, url = '' }) => ({
          key: pictureId,
          src: url,
          pictureId,
          state: 'there' as const,
          problem: '',
        })),
      });
    },
  },
  methods: {
    tell() {
      const { cells } = this.data;
      const pictures = thereIn(cells).map(({ pictureId, src }) => ({ pictureId, url: src }));
      const changed: PicturesChanged = {
        pictureIds: pictures.map(({ pictureId }) => pictureId),
        pictures,
        isBusy: cells.some(({ state }) => state === 'sending'),
        hasFailed: cells.some(({ state }) => state === 'failed'),
      };
      this.triggerEvent('change', changed);
    },
    /** One that was removed while it was on its way stays removed. */
    put(key: string, changes: Partial<Cell>) {
      const at = this.data.cells.findIndex((cell) => cell.key === key);
      const cell = this.data.cells[at];
      if (!cell) return;
      this.setData({ [`cells[${at}]`]: { ...cell, ...changes } });
      this.tell();
    },
    async send(key: string, path: string) {
      try {
        const { pictureId } = await uploadPicture(path, this.data.purpose as PicturePurpose);
        this.put(key, { pictureId, state: 'there' });
      } catch (error) {
        this.put(key, { state: 'failed', problem: shownError(error).message });
      }
    },
    async add() {
      const { cells, max, disabled } = this.data;
      if (disabled) return;
      const { paths, problem } = await pickPictures(max - cells.length);
      if (problem) return say(problem);
      const own = this as unknown as Own;
      const added = paths.slice(0, max - this.data.cells.length).map((src): Cell => {
        own.count = (own.count ?? 0) + 1;
        return { key: `n${own.count}`, src, pictureId: '', state: 'sending', problem: '' };
      });
      if (added.length === 0) return;
      this.setData({ cells: [...this.data.cells, ...added] });
      this.tell();
      for (const { key, src } of added) this.send(key, src);
    },
    /** A picture that did not arrive is sent again; one that did is looked at. */
    touch(event: WechatMiniprogram.TouchEvent) {
      const { key } = event.currentTarget.dataset as { key: string };
      const cell = this.data.cells.find((each) => each.key === key);
      if (cell?.state === 'failed') {
        this.put(key, { state: 'sending', problem: '' });
        this.send(key, cell.src);
      } else if (cell?.src)
        wx.previewImage({
          current: cell.src,
          urls: this.data.cells.map(({ src }) => src).filter((src) => src !== ''),
        });
    },
    remove(event: WechatMiniprogram.TouchEvent) {
      if (this.data.disabled) return;
      const { key } = event.currentTarget.dataset as { key: string };
      this.setData({ cells: this.data.cells.filter((cell) => cell.key !== key) });
      this.tell();
    },
  },
});
