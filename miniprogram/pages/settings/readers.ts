import { api } from '../../services/api';
import { emptyList, listPage } from '../../services/pager';
import { day } from '../../utils/format';

interface ReadRow {
  readonly id: string;
  readonly who: string;
  readonly what: string;
  readonly day: string;
}

async function loadReads(cursor: string | undefined) {
  const { reads, next } = await api.privacy.reads(cursor === undefined ? {} : { cursor });
  const rows: ReadRow[] = reads.map(({ who, what, atMs }, at) => ({
    id: `${atMs}:${at}`,
    who,
    what,
    day: day(atMs),
  }));
  return { rows, next };
}

Page({
  data: { ...emptyList<ReadRow>() },

  ...listPage(loadReads),
  onLoad() {
    this.reload();
  },
});
