import { diskProblem } from './disk-report';

test.each([
  [{ code: 'ENOSPC', message: '' }, '磁盘已满'],
  [{ code: 'EROFS', message: '' }, '磁盘是只读的'],
  [{ message: 'backend: database or disk is full' }, '磁盘已满'],
  [{ message: 'backend: attempt to write a readonly database' }, '磁盘是只读的'],
  [{ message: 'backend: disk I/O error' }, '磁盘读写出错'],
  [{ code: 'ENOENT', message: 'no such file' }, undefined],
])('%j is %s', (said, problem) => {
  expect(diskProblem(Object.assign(new Error(said.message), said))).toBe(problem);
});
