import { openPage } from '../../services/navigate';
import type { TaskRow } from '../../utils/task-row';

const unmarked = { text: '', parts: [] };
const nothing: Partial<TaskRow> = { title: unmarked, place: unmarked, publisher: unmarked, tags: [] };

/** A task in a list: what and for how much, when and how much in all, where and how far, how one gets it, by whom. */
Component({
  properties: {
    task: { type: Object, value: nothing as TaskRow },
    /** How the person's own sign-up stands, if there is one. */
    mark: { type: String, value: '' },
  },
  methods: {
    open() {
      openPage(`/pages/task/index?id=${this.data.task.id}`);
    },
  },
});
