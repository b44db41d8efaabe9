import type { JourneyPeople } from './run';

/** Of the sandbox, each with a name and a number of their own. */
export const namedPeople: JourneyPeople = {
  worker: 'lin',
  friend: 'chen',
  publisher: 'zhao',
  mistaken: 'wang',
  late: 'li',
  operator: 'sun',
};
