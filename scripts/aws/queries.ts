import { type Resource, type Resources, ref } from './template';

/** Questions of the night, saved where an operator finds them: CloudWatch → Logs Insights → Saved queries. */
const questions: Readonly<Record<string, string>> = {
  // What fails, and where in the sources: `npm run where` reads the place.
  faults: `filter level = "error"
| stats count(*) as times, latest(at) as last by feature, action, outcome, code, fault, places.0
| sort times desc`,
  // Every outcome of every action; what is refused says as much as what fails.
  outcomes: `filter ispresent(outcome)
| stats count(*) as calls, pct(durationMs, 95) as p95Ms by feature, action, outcome
| sort calls desc`,
  slow: `filter durationMs >= 1000
| fields at, feature, action, outcome, durationMs, correlationId
| sort durationMs desc
| limit 100`,
  // Put the id in: a correlation id that somebody read from a line, or the random id of an account.
  'one-call-or-account': `filter correlationId = "ID" or accountId = "ID"
| sort at asc
| limit 1000`,
  figures: `filter ispresent(metric)
| stats count(*) as times, max(value) as most, latest(at) as last by metric, code, channel
| sort times desc`,
};

/** The API's own: what came in, by route and status; nobody is named there. */
const apiQuestion = `stats count(*) as calls, pct(ms, 95) as p95Ms, sum(bytes) as bytes by route, status, error
| sort calls desc`;

const query = (name: string, QueryString: string, groups: readonly string[]): Resource => ({
  Type: 'AWS::Logs::QueryDefinition',
  Properties: { Name: `jiedan-\${sls:stage}/${name}`, QueryString, LogGroupNames: groups.map(ref) },
});

const idOf = (name: string): string =>
  `${name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}Query`;

/** Saved queries over the logs of all functions, and of the API. */
export const savedQueries = (functionGroups: readonly string[], apiGroup: string): Resources =>
  Object.fromEntries([
    ...Object.entries(questions).map(([name, text]) => [idOf(name), query(name, text, functionGroups)]),
    [idOf('api'), query('api', apiQuestion, [apiGroup])],
  ]);
