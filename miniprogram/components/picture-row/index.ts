interface Shown {
  readonly pictureId: string;
  readonly url?: string;
  /** It is there, and yet not to be looked at. */
  readonly isHidden?: boolean;
}

/** Pictures side by side, which a tap shows whole; what may not be looked at says so. */
Component({
  properties: {
    pictures: { type: Array, value: [] as Shown[] },
  },
  methods: {
    open(event: WechatMiniprogram.TouchEvent) {
      const { url } = event.currentTarget.dataset as { url?: string };
      const urls = this.data.pictures.flatMap((picture: Shown) => (picture.url ? [picture.url] : []));
      if (url) wx.previewImage({ current: url, urls });
    },
  },
});
