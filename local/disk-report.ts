import { basename } from 'node:path';

const causes: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘配额已用完',
  EROFS: '磁盘是只读的',
  EACCES: '没有写入权限',
  EPERM: '没有写入权限',
  EIO: '磁盘读写出错',
  ENOTDIR: '路径中有一段不是文件夹',
  EISDIR: '这个路径是文件夹',
};

/** What the embedded database says of it, in its own words. */
const databaseCauses: readonly (readonly [RegExp, string | undefined])[] = [
  [/database or disk is full/, causes.ENOSPC],
  [/readonly database/, causes.EROFS],
  [/disk I\/O error/, causes.EIO],
];

/** What keeps files from being written, for people; undefined where it is something else. */
export const diskProblem = ({ code = '', message }: NodeJS.ErrnoException): string | undefined =>
  causes[code] ?? databaseCauses.find(([said]) => said.test(message))?.[1];

/** Where a file cannot be written, one line says so, and again only after it could be. */
export interface DiskReport {
  failed(error: unknown): void;
  worked(): void;
}

export function diskReport(path: string, print: (line: string) => void = console.error): DiskReport {
  let isSaid = false;
  return {
    failed(error) {
      if (isSaid) return;
      isSaid = true;
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      const cause = diskProblem(error as NodeJS.ErrnoException) ?? '写不进去';
      print(`没有存下 ${basename(path)}：${cause}（${code}）。请腾出空间或检查权限；之后会自动恢复。`);
    },
    worked() {
      isSaid = false;
    },
  };
}
