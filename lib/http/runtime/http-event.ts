/** Every shape of an HTTP event that the service understands. A new one is a file beside this, and a line here. */
import { aliyunHttpTrigger } from './aliyun-http-trigger.ts';
import { awsHttpApi } from './aws-http-api.ts';
import { awsLoadBalancer } from './aws-load-balancer.ts';
import { awsRestApi } from './aws-rest-api.ts';
import { eventOf } from './event-bytes.ts';
import { huaweiApig } from './huawei-apig.ts';
import { plainHttp } from './plain-http.ts';
import { isMembers, type OpenEvent, type Shape } from './shape.ts';
import { tencentApiGateway } from './tencent-api-gateway.ts';

/** No event is of two of them. */
export const HTTP_SHAPES: readonly Shape[] = [
  awsHttpApi,
  awsRestApi,
  awsLoadBalancer,
  huaweiApig,
  aliyunHttpTrigger,
  tencentApiGateway,
  plainHttp,
];

/**
 * Reads an HTTP event of any runtime. Throws an error that names the shapes that are understood and the members
 * that were found, never their values.
 */
export function openHttpEvent(raw: unknown): OpenEvent {
  const event = eventOf(raw);
  const shape = isMembers(event) ? HTTP_SHAPES.find(({ isOne }) => isOne(event)) : undefined;
  if (shape !== undefined && isMembers(event)) return shape.open(event);
  const known = HTTP_SHAPES.map(({ name, knownBy }) => `${name} (${knownBy})`).join('; ');
  throw new TypeError(`event: expected an HTTP event of ${known}; found ${describe(event)}`);
}

function describe(event: unknown): string {
  if (!isMembers(event)) return Array.isArray(event) ? 'a list' : event === null ? 'null' : typeof event;
  const members = Object.keys(event);
  return members.length === 0 ? 'no members' : `the members ${members.slice(0, 20).join(', ')}`;
}
