import type { Ports } from '../../ports/context';
import type { Timeouts } from '../../ports/timeouts';
import type { Compose } from '../compose/open';
import { type CloudHttpFunction, cloudHttpAnswer, requestOf } from './cloud-http';
import type { HttpFunction } from './on-lambda';
import { type Platforms, platformDoor } from './platform';

/** The Lambda function at which platforms knock: `POST /{feature}/{platform}`. */
export function onPlatform(
  feature: string,
  platforms: Platforms,
  compose: Compose<Ports>,
  timeouts?: Timeouts,
): HttpFunction {
  const receive = platformDoor(feature, platforms, compose, timeouts);
  return (event, { awsRequestId }) => {
    const { rawPath: path, headers, body, isBase64Encoded, requestContext } = event;
    const { method } = requestContext.http;
    return receive(
      { path, method, headers, isBase64Encoded, ...(body !== undefined && { body }) },
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
    return cloudHttpAnswer(await receive({ ...requestOf(given), method: given.httpMethod }, request_id));
  };
}
