import type { Dispute } from '../../collections/disputes';
import type { Work } from '../../collections/works';

/** Ids of the pictures of check-ins and of what was handed in. */
export const picturesOfWork = ({ attendances, handIn }: Work): string[] => [
  ...attendances.flatMap((attendance) =>
    [attendance.in, attendance.out].flatMap((mark) => (mark?.picture ? [mark.picture.id] : [])),
  ),
  ...(handIn?.pictures ?? []).map(({ id }) => id),
];

/** Ids of the pictures that both sides of a dispute have shown. */
export const picturesOfDispute = ({ statements }: Dispute): string[] =>
  statements.flatMap(({ pictures }) => pictures.map(({ id }) => id));
