import type { Ports } from '../../ports/context';
import type { Platforms } from '../../ports/platform';
import type { Timeouts } from '../../ports/timeouts';
import type { Compose } from '../compose/open';
import { type CloudHttpFunction, cloudHttpAnswer, cloudQueryOf, requestOf } from './cloud-http';
import { parametersOf } from './http-request';
import type { HttpFunction } from './on-lambda';
import { platformDoor } from './platform';

/** The Lambda function at which platforms knock: `POST /{feature}/{platform}`, or GET to look whether it is ours. */
export function onPlatform(
  feature: string,
  platforms: Platforms,
  compose: Compose<Ports>,
  timeouts?: Timeouts,
): HttpFunction {
  const receive = platformDoor(feature, platforms, compose, timeouts);
  return (event, { awsRequestId }) => {
    const { rawPath: path, rawQueryString, headers, body, isBase64Encoded, requestContext } = event;
    const { method } = requestContext.http;
    const query = parametersOf(rawQueryString);
    return receive(
      { path, query, method, headers, isBase64Encoded, ...(body !== undefined && { body }) },
      awsRequestId,
    );
  };
}

/** The same on CloudBase, behind HTTP access. */
export function onCloudbasePlatform(
  feature: string,
  platforms: Platforms,
  compose: Compose<Ports>,
  timeouts?: Timeouts,
): CloudHttpFunction {
  const receive = platformDoor(feature, platforms, compose, timeouts);
  return async (event, { request_id }) => {
    const given = event ?? {};
    const knock = { ...requestOf(given), query: cloudQueryOf(given), method: given.httpMethod };
    return cloudHttpAnswer(await receive(knock, request_id));
  };
}
