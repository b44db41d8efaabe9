import type { TaskDetail } from '../../../shared/contract/tasks';
import { ClientError } from '../../generated/client/client-error';
import { api } from '../../services/api';
import { say } from '../../services/feedback';
import { allowInSettings } from '../../services/location';
import { shownError } from '../../services/shown-error';
import { ensureMember } from '../../services/sign-in';
import type { Context2d } from '../../utils/canvas-text';
import { inTime } from '../../utils/in-time';
import { endedText } from '../../utils/sign-up-state';
import { drawPoster, posterHeight, posterWidth } from './poster-drawing';

interface CanvasNode {
  width: number;
  height: number;
  getContext(type: '2d'): Context2d;
  createImage(): { src: string; onload: () => void; onerror: () => void };
}

interface Own {
  taskId: string;
  /** The canvas, once everything is on it. */
  drawn: Promise<CanvasNode>;
}

const own = (page: unknown): Own => page as Own;

/** Sharp on paper and on every phone. */
const pixelsPerPoint = 3;

/** A code that does not come, and a canvas that never calls back, are not waited for. */
const longestLoadingMs = 5_000;
const longestDrawingMs = 10_000;

/** What stays free beside the poster on the screen, px. */
const besidePx = 48;

/** An image for the canvas; undefined when it does not arrive, so that the poster is drawn without it. */
const loadImage = (canvas: CanvasNode, src: string): Promise<unknown> =>
  new Promise((resolve) => {
    const image = canvas.createImage();
    image.onload = () => resolve(image);
    image.onerror = () => resolve(undefined);
    image.src = src;
  });

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error' | 'ended',
    /** Why nobody can be invited any more. */
    ended: '',
    errorText: '',
    isOffline: false,
    width: Math.min(posterWidth, wx.getWindowInfo().windowWidth - besidePx),
    height: 464,
    label: '',
    isSaving: false,
    isAlbumRefused: false,
    hasNoCode: false,
  },

  onLoad({ id = '' }: { id?: string }) {
    own(this).taskId = id;
    this.load();
  },
  async load() {
    this.setData({ state: 'loading' });
    try {
      const member = await ensureMember('生成海报');
      if (!member) throw new ClientError({ code: 'CONSENT_REQUIRED' });
      const { taskId } = own(this);
      const { task } = await api.tasks.get({ taskId });
      const ended = endedText(task);
      if (ended !== undefined) return this.setData({ state: 'ended', ended });
      const share = await api.sharing.createShare({ taskId });
      this.setData({
        state: 'ready',
        label: `任务海报：${task.title}`,
        hasNoCode: share.codeUrl === undefined,
      });
      own(this).drawn = this.draw(task, member.nickname, share.codeUrl);
      await own(this).drawn;
    } catch (error) {
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
  async draw(task: TaskDetail, sharer: string | undefined, codeUrl: string | undefined): Promise<CanvasNode> {
    const canvas = await this.canvasNode();
    const context = canvas.getContext('2d');
    const height = posterHeight(context, task);
    this.setData({ height: (height * this.data.width) / posterWidth });
    // A new size clears the drawing and its settings: it comes before them.
    canvas.width = posterWidth * pixelsPerPoint;
    canvas.height = height * pixelsPerPoint;
    context.scale(pixelsPerPoint, pixelsPerPoint);
    const code =
      codeUrl === undefined ? undefined : await inTime(loadImage(canvas, codeUrl), longestLoadingMs);
    drawPoster(context, task, { sharer, code });
    this.setData({ hasNoCode: code === undefined });
    return canvas;
  },
  canvasNode(): Promise<CanvasNode> {
    return new Promise((resolve, reject) => {
      this.createSelectorQuery()
        .select('#poster')
        .fields({ node: true }, (found) => {
          const node = (found as { node?: CanvasNode } | null)?.node;
          if (node) resolve(node);
          else reject(new ClientError({ code: 'BAD_ANSWER' }));
        })
        .exec();
    });
  },
  async save() {
    if (this.data.isSaving) return;
    this.setData({ isSaving: true });
    try {
      const canvas = await own(this).drawn;
      const made = await inTime(wx.canvasToTempFilePath({ canvas, fileType: 'png' }), longestDrawingMs);
      if (!made) throw new Error('canvasToTempFilePath never called back');
      const { tempFilePath } = made;
      await wx.saveImageToPhotosAlbum({ filePath: tempFilePath });
      this.setData({ isAlbumRefused: false });
      say('已保存到相册');
    } catch (error) {
      const { errMsg = '' } = error as { errMsg?: string };
      if (/auth|deny|denied|privacy/i.test(errMsg)) this.setData({ isAlbumRefused: true });
      else if (!/cancel/i.test(errMsg)) say('没有保存成功，请重试');
    } finally {
      this.setData({ isSaving: false });
    }
  },
  findTasks() {
    wx.switchTab({ url: '/pages/task-list/index' });
  },
  async allowAlbum() {
    if (await allowInSettings('scope.writePhotosAlbum')) await this.save();
  },
});
