import type { CloudbasePorts } from '../access/cloudbase-authenticator';
import { programBehind } from '../access/service-access';
import { answerData, answerError } from '../answers';
import type { Compose } from '../compose/open';
import { type Feature, featureName } from '../feature';
import { serve } from '../serve';
import {
  type CloudHttpAnswer,
  type CloudHttpEvent,
  type CloudHttpFunction,
  cloudHttpAnswer,
  requestOf,
} from './cloud-http';
import type { Door } from './door';
import { calledOverHttp, checkMethod, readHttp } from './http-request';
import type { CloudContext } from './injected-context';

/** The path as it was called, or what comes after the path that the console maps to the function. */
const named = (feature: string, path: string) =>
  calledOverHttp({ rawPath: path.startsWith(`/${feature}/`) ? path : `/${feature}${path}` });

const overHttpAccess = (
  feature: string,
): Door<CloudHttpEvent, CloudContext, CloudHttpAnswer, CloudbasePorts> => ({
  needs: () => [],
  correlationId: ({ request_id }) => request_id,
  called: (event) => named(feature, requestOf(event).path),
  check: ({ httpMethod }) => checkMethod(httpMethod),
  read: (event) => readHttp(requestOf(event)),
  authenticator: (event, _context, ports) => ({
    client: { ip: '', device: '' },
    program: (action) => programBehind(ports, requestOf(event).headers.authorization, action),
  }),
  succeed: (data) => cloudHttpAnswer(answerData(data)),
  fail: (error) => cloudHttpAnswer(answerError(error)),
});

/**
 * The function of a feature that programs call on CloudBase, through HTTP access: the same chain and answers
 * as on AWS. Only actions of access `service` are served; what opens them is the key and nothing that the
 * platform says. Source: 使用 HTTP 访问云函数, 集成请求.
 */
export function onCloudbaseHttp(served: Feature, compose: Compose<CloudbasePorts>): CloudHttpFunction {
  const run = serve(served, compose, overHttpAccess(featureName(served)));
  return (event, context) => run(event ?? {}, context);
}
