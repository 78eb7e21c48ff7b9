/** Every shape of an HTTP event that the service understands. A new one is a file beside this, and a line here. */
import { isForHeaders } from '../match-route.ts';
import { aliyunHttpTrigger } from './aliyun-http-trigger.ts';
import { awsHttpApi } from './aws-http-api.ts';
import { awsLoadBalancer } from './aws-load-balancer.ts';
import { awsRestApi } from './aws-rest-api.ts';
import { eventOf } from './event-bytes.ts';
import { huaweiApig } from './huawei-apig.ts';
import { plainHttp } from './plain-http.ts';
import { type EventMembers, isMembers, type OpenEvent, type Shape } from './shape.ts';
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

/** Events that have the members of a request, and ask for something else: a wrong trigger must be seen to fail. */
const NO_REQUESTS: readonly { name: string; isOne: (event: EventMembers) => boolean }[] = [
  {
    name: "a gateway's authorizer",
    isOne: (event) =>
      event.type === 'REQUEST' || event.type === 'TOKEN' || 'methodArn' in event || 'routeArn' in event,
  },
  {
    name: 'a WebSocket',
    isOne: (event) =>
      'connectionId' in event ||
      'websocket' in event ||
      (isMembers(event.requestContext) &&
        ('connectionId' in event.requestContext || event.requestContext.websocketEnable === true)),
  },
];

/**
 * Reads an HTTP event of any runtime. Throws an error that names the shapes that are understood and the members
 * that were found, never their values.
 */
export function openHttpEvent(raw: unknown): OpenEvent {
  const event = eventOf(raw);
  const other = isMembers(event) ? NO_REQUESTS.find(({ isOne }) => isOne(event)) : undefined;
  const shape = isMembers(event) ? HTTP_SHAPES.find(({ isOne }) => isOne(event)) : undefined;
  if (shape !== undefined && other === undefined && isMembers(event))
    return withoutBodyOfHead(shape.open(event));
  const known = HTTP_SHAPES.map(({ name, knownBy }) => `${name} (${knownBy})`).join('; ');
  const found = other === undefined ? describe(event) : `one of ${other.name}, with ${describe(event)}`;
  throw new TypeError(`event: expected an HTTP event of ${known}; found ${found}`);
}

/** The answer to HEAD is that to GET without its body. */
function withoutBodyOfHead(opened: OpenEvent): OpenEvent {
  if (!isForHeaders(opened.request.method)) return opened;
  return { ...opened, respond: (answer) => opened.respond({ ...answer, body: '', base64: false }) };
}

function describe(event: unknown): string {
  if (!isMembers(event)) return Array.isArray(event) ? 'a list' : event === null ? 'null' : typeof event;
  const members = Object.keys(event);
  return members.length === 0 ? 'no members' : `the members ${members.slice(0, 20).join(', ')}`;
}
