import { say, sayError } from '../../services/feedback';
import { type PicturePurpose, pickPictures, uploadPicture } from '../../services/pictures';

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
      const from = this.data.isOnlyCamera ? (['camera'] as const) : (['album', 'camera'] as const);
      const { paths, problem } = await pickPictures(1, from);
      if (problem) return say(problem);
      const [path] = paths;
      if (path === undefined) return;
      this.setData({ isBusy: true });
      try {
        const { pictureId } = await uploadPicture(path, this.data.purpose as PicturePurpose);
        this.setData({ path });
        this.triggerEvent('upload', { pictureId });
      } catch (error) {
        sayError(error);
      } finally {
        this.setData({ isBusy: false });
      }
    },
  },
});
