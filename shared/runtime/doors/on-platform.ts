import type { Ports } from '../../ports/context';
import type { Compose } from '../compose/open';
import { type CloudHttpFunction, cloudHttpAnswer, requestOf } from './cloud-http';
import type { HttpFunction } from './on-lambda';
import { type Platforms, platformDoor } from './platform';

/** The Lambda function at which platforms knock: `POST /{feature}/{platform}`. `limitMs`: when it gives up. */
export function onPlatform(
  feature: string,
  platforms: Platforms,
  compose: Compose<Ports>,
  limitMs?: number,
): HttpFunction {
  const receive = platformDoor(feature, platforms, compose, limitMs);
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
  limitMs?: number,
): CloudHttpFunction {
  const receive = platformDoor(feature, platforms, compose, limitMs);
  return async (event, { request_id }) => {
    const given = event ?? {};
    return cloudHttpAnswer(await receive({ ...requestOf(given), method: given.httpMethod }, request_id));
  };
}
