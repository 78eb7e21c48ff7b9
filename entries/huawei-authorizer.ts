/**
 * A custom authorizer of Huawei Cloud API Gateway (APIG), for its front end: the same check as in the service itself,
 * so that a call without a good token starts no function. Identity source: the header `Authorization`.
 * https://support.huaweicloud.com/intl/en-us/devg-apig/apic-ug-190521108.html
 */
import * as z from 'zod/mini';
import { readConfig } from '../lib/config.ts';
import { Problem } from '../lib/errors.ts';
import { type Authenticate, createAuthenticate } from '../lib/http/authenticate.ts';
import { headersOf, valuesByName } from '../lib/http/runtime/request-parts.ts';

/** `body` is JSON: `status`, and texts by name that the gateway hands on as `requestContext.authorizer`. */
export type Decision = { statusCode: 200; isBase64Encoded: false; body: string };

const authorizerEvent = z.object({ headers: z.record(z.string(), z.unknown()) });

/**
 * Decides by the token alone: who may do what is the service's business. Throws where a token cannot be judged
 * because the keys cannot be had, and at an event that is none of an authorizer.
 */
export function createAuthorizer(authenticate: Authenticate) {
  return async (event: unknown): Promise<Decision> => {
    const parsed = authorizerEvent.safeParse(event);
    if (!parsed.success)
      throw new TypeError('event: expected one of an APIG custom authorizer, with headers');
    const { authorization } = headersOf(valuesByName.parse(parsed.data.headers));
    try {
      const { tenant, scopes } = await authenticate(authorization);
      return decision('allow', { tenant, scope: [...scopes].join(' ') });
    } catch (error) {
      if (!(error instanceof Problem) || error.problem !== 'unauthenticated') throw error;
      return decision('deny', { problem: `urn:icp-preflight:problem:${error.problem}` });
    }
  };
}

function decision(status: 'allow' | 'deny', context: Record<string, string>): Decision {
  return { statusCode: 200, isBase64Encoded: false, body: JSON.stringify({ status, context }) };
}

let authorize: ReturnType<typeof createAuthorizer> | undefined;

/** What FunctionGraph calls. Configured by the same environment as the service. */
export async function handler(event: unknown): Promise<Decision> {
  authorize ??= createAuthorizer(createAuthenticate(readConfig(process.env).jwt, () => Date.now()));
  return authorize(event);
}
