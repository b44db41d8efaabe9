import type { ReportProblem } from './report-problems';

/** Who a tax office is told of: residents with an identity card, as all whom the platform pays. */
export interface ReportedPerson {
  /** Keyed hash of the identity number. */
  readonly personKey: string;
  readonly legalName: string;
  readonly idNumber: string;
}

const idNumber = /^\d{17}[\dX]$/;

/** Fields that cannot be told like this, under the id that the file knows the person by. */
export function personProblems(subject: string, person: ReportedPerson): ReportProblem[] {
  const invalid = [
    ...(person.legalName.trim() === '' ? ['legalName'] : []),
    ...(idNumber.test(person.idNumber) ? [] : ['idNumber']),
  ];
  return invalid.map((field) => ({ subject, code: 'identity-invalid', field }));
}
