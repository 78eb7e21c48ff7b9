/** A body as the API takes it, or the request of a stored result, as parts of an application. */
import { isObject, list, text } from '../../lib/evidence/json.ts';
import { domainCheck } from '../../lib/shapes/domain.ts';
import { routingAdvice } from '../../lib/shapes/routing.ts';
import { serverCheck } from '../../lib/shapes/server.ts';
import { NOTHING } from './nothing.ts';
import type { Body, Read } from './tasks.ts';

/** undefined where it is the body of no check. Codes of a stored result are masked, and left out. */
export function readBody(value: Body): Read | undefined {
  if (!isObject(value.request)) return readRequest(value);
  const read = readRequest(value.request);
  return read && { ...read, codes: [] };
}

function readRequest(body: Body): Read | undefined {
  if (Array.isArray(body.websites)) return readApplication(body);
  if (isOf(routingAdvice.shape, body) && text(body.domain) !== undefined) return readRouting(body);
  if (isOf(domainCheck.shape, body) && text(body.name) !== undefined) return readDomainCheck(body);
  if (isOf(serverCheck.shape, body) && text(body.id) !== undefined)
    return { ...NOTHING, as: 'server', servers: [factsOf(body)] };
  return undefined;
}

/** Whether it has no member but those of a body of that shape. */
function isOf(shape: Body, body: Body): boolean {
  return Object.keys(body).every((member) => Object.hasOwn(shape, member));
}

/** Without what says how it is judged, which an application says for all of it. */
function factsOf({ asOf: _, track: __, lookUp: ___, ...facts }: Body): Body {
  return facts;
}

/** The domain, and whose it is. */
function readDomainCheck(body: Body): Read {
  const { entity, ...domain } = factsOf(body);
  return { ...NOTHING, as: 'domain', domains: [domain], ...(isObject(entity) && { entity }) };
}

/** The domain, what may verify it, and where it points. */
function readRouting(body: Body): Read {
  const { servers, authorizationCodes, ...routing } = factsOf(body);
  return {
    ...NOTHING,
    as: 'routing',
    domains: [{ name: routing.domain }],
    servers: objectsIn(servers),
    codes: objectsIn(authorizationCodes),
    routing: isObject(routing.filing) ? [routing] : [],
  };
}

function readApplication({ websites, servers, routing, authorizationCodes, entity, account }: Body): Read {
  return {
    ...NOTHING,
    as: 'application',
    websites: objectsIn(websites),
    servers: objectsIn(servers),
    routing: objectsIn(routing),
    codes: objectsIn(authorizationCodes),
    ...(isObject(entity) && { entity }),
    ...(isObject(account) && { account }),
  };
}

function objectsIn(value: unknown): Body[] {
  return list(value).flatMap((each) => (isObject(each) ? [each] : []));
}
