import { timerMinutes } from '../../../shared/contract/timers';
import { functionNames } from '../../functions';
import { isTimerFunction, routesOf } from '../functions';
import { at, type Compiled, type CompiledResource, isSame, ofType, type Rule, textsIn } from './compiled';

const minRetentionDays = 180;

/** Cybersecurity Law art. 21: six months, also of a stack that is gone. */
export const logsAreKept: Rule = (template) => {
  const missing = ofType(template, 'AWS::Lambda::Function')
    .map(([id]) => id.replace(/LambdaFunction$/, 'LogGroup'))
    .filter((group) => template.Resources[group] === undefined);
  const short = ofType(template, 'AWS::Logs::LogGroup').filter(([, group]) => {
    const days = Number(at(group, 'Properties', 'RetentionInDays'));
    return !(days >= minRetentionDays && at(group, 'DeletionPolicy') === 'RetainExceptOnCreate');
  });
  return [...missing, ...short.map(([id]) => id)].map(
    (id) => `${id}: is not kept for ${minRetentionDays} days`,
  );
};

/** Of whom and from where: nothing that a line of the API's log may hold. */
const personal = /\$context\.(identity|authorizer|path|domain|httpMethod|extendedRequestId|customDomain)/;

/** What comes in is written down, and who it was is not. */
export const callsAreLogged: Rule = (template) =>
  ofType(template, 'AWS::ApiGatewayV2::Stage').flatMap(([id, stage]) => {
    const format = at(stage, 'Properties', 'AccessLogSettings', 'Format');
    if (typeof format !== 'string') return [`${id}: has no access log`];
    const named = personal.exec(format)?.[0];
    return [
      ...(named ? [`${id}: its access log holds ${named}`] : []),
      ...(format.includes('"status":$context.status') ? [] : [`${id}: its access log counts no refusals`]),
    ];
  });

/** Rate and burst above 0, or both 0 where nobody is to be let in: a burst passes a rate that alone is 0. */
function isThrottled(stage: CompiledResource): boolean {
  const figure = (name: string) => Number(at(stage, 'Properties', 'DefaultRouteSettings', name));
  const [rate, burst] = [figure('ThrottlingRateLimit'), figure('ThrottlingBurstLimit')];
  return (rate > 0 && burst > 0) || (rate === 0 && burst === 0);
}

/** Public and free of charge is what an attacker wants. */
export const doorsAreNarrow: Rule = (template) => {
  const stages = ofType(template, 'AWS::ApiGatewayV2::Stage').filter(([, stage]) => !isThrottled(stage));
  const traced = ofType(template, 'AWS::Lambda::Function').filter(
    ([, lambda]) => at(lambda, 'Properties', 'TracingConfig', 'Mode') === 'Active',
  );
  const isPrivate = (bucket: unknown) =>
    ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].every(
      (block) => at(bucket, 'Properties', 'PublicAccessBlockConfiguration', block) === true,
    );
  const open = ofType(template, 'AWS::S3::Bucket').filter(
    ([id, bucket]) => id !== 'ServerlessDeploymentBucket' && !isPrivate(bucket),
  );
  return [
    ...stages.map(([id]) => `${id}: calls are not throttled`),
    ...traced.map(([id]) => `${id}: X-Ray is on`),
    ...open.map(([id]) => `${id}: is not private`),
  ];
};

/** Each timer action by its rule, each other function by its routes, and nothing else from outside. */
export const everyDoorIsDeclared: Rule = (template: Compiled) => {
  const byRoute = functionNames().filter((name) => !isTimerFunction(name));
  const expected = byRoute.flatMap(routesOf).sort();
  const routes = ofType(template, 'AWS::ApiGatewayV2::Route').map(([, route]) =>
    at(route, 'Properties', 'RouteKey'),
  );
  const rules = ofType(template, 'AWS::Events::Rule').flatMap(([, rule]) => {
    const input = [...textsIn(at(rule, 'Properties', 'Targets'))].find(([path]) =>
      path.endsWith('Input'),
    )?.[1];
    const minutes = /^rate\((\d+) minutes?\)$/.exec(
      String(at(rule, 'Properties', 'ScheduleExpression')),
    )?.[1];
    return at(rule, 'Properties', 'State') === 'ENABLED'
      ? [[at(JSON.parse(input ?? '{}'), 'action'), Number(minutes)]]
      : [];
  });
  return [
    ...(isSame([...routes].sort(), expected) ? [] : [`routes are ${routes.join(', ')}`]),
    ...(isSame(Object.fromEntries(rules), timerMinutes) ? [] : [`timers are ${JSON.stringify(rules)}`]),
  ];
};
