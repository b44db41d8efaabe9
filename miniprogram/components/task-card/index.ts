import { openPage } from '../../services/navigate';
import type { TaskRow } from '../../utils/task-row';

/** A task in a list: what, when, where and how far, pay, cycle, places left, by whom. */
Component({
  properties: {
    task: { type: Object, value: {} as TaskRow },
  },
  methods: {
    open() {
      openPage(`/pages/task/index?id=${this.data.task.id}`);
    },
  },
});
