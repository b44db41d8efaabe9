import type { PicturePurpose } from '../../../shared/domain/pictures/picture-purposes';
import { sayError } from '../../services/feedback';
import { choosePictures, uploadPicture } from '../../services/pictures';

/** One picture of a form: chosen, uploaded, shown, and replaced by a tap. Emits `upload` with its id. */
Component({
  properties: {
    purpose: { type: String, value: 'task' },
    title: { type: String, value: '' },
    note: { type: String, value: '' },
    /** Address of the picture that stands there already. */
    url: { type: String, value: '' },
    error: { type: String, value: '' },
    isOnlyCamera: { type: Boolean, value: false },
  },
  data: {
    /** The file on this phone, once one was chosen. */
    path: '',
    isBusy: false,
  },
  methods: {
    async pick() {
      if (this.data.isBusy) return;
      try {
        const [file] = await choosePictures(1, this.data.isOnlyCamera ? ['camera'] : ['album', 'camera']);
        if (file === undefined) return;
        this.setData({ isBusy: true });
        const { picture, path } = await uploadPicture(this.data.purpose as PicturePurpose, file);
        this.setData({ path });
        this.triggerEvent('upload', { pictureId: picture.pictureId });
      } catch (error) {
        sayError(error);
      } finally {
        this.setData({ isBusy: false });
      }
    },
  },
});
