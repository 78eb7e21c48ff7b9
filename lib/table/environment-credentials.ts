/**
 * Credentials where every FaaS puts them: in the environment, or in the context of each call. The bundle takes this in
 * place of the SDK's chain of providers for developers' machines (profiles, single sign-on, metadata services), which
 * would be most of what a cold start loads. `scripts/build.ts` swaps it in.
 */
type Keys = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

/**
 * Keys of a role end, and the runtime gives others in time. The SDK asks again five minutes before an end: this one has
 * it ask again after a minute.
 */
const ASKED_AGAIN_AFTER_MS = 6 * 60_000;

/** What the latest call was given. */
let given: Keys | undefined;

/**
 * Keeps the keys of a role that a runtime hands to each call; the latest are the ones that last longest. A context
 * without any changes nothing.
 */
export function takeCredentials(context: unknown): void {
  given = keysInContext(context) ?? given;
}

/**
 * Keys of the function's own settings (on AWS Lambda those of its role), else of the role that the runtime told of.
 * Throws where there are none.
 */
export function defaultProvider() {
  return async () => {
    const keys = ownKeys(process.env) ?? given ?? roleKeys(process.env);
    if (keys === undefined)
      throw new Error(
        'credentials: give the function a role, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
      );
    const { sessionToken } = keys;
    return sessionToken === undefined
      ? keys
      : { ...keys, expiration: new Date(Date.now() + ASKED_AGAIN_AFTER_MS) };
  };
}

function ownKeys({ AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN }: NodeJS.ProcessEnv) {
  return keysOf(AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN);
}

/**
 * Function Compute: https://www.alibabacloud.com/help/en/functioncompute/user-guide/environment-variables
 * SCF: https://www.tencentcloud.com/document/product/583/32748
 */
function roleKeys(env: NodeJS.ProcessEnv): Keys | undefined {
  return (
    keysOf(
      env.ALIBABA_CLOUD_ACCESS_KEY_ID,
      env.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
      env.ALIBABA_CLOUD_SECURITY_TOKEN,
    ) ?? keysOf(env.TENCENTCLOUD_SECRETID, env.TENCENTCLOUD_SECRETKEY, env.TENCENTCLOUD_SESSIONTOKEN)
  );
}

/**
 * FunctionGraph, of the agency: https://support.huaweicloud.com/intl/en-us/usermanual-functiongraph/functiongraph_01_0399.html
 * Function Compute, of the role: https://www.alibabacloud.com/help/en/functioncompute/user-guide/context
 */
function keysInContext(context: unknown): Keys | undefined {
  if (typeof context !== 'object' || context === null) return undefined;
  const agency = keysOf(
    asked(context, 'getSecurityAccessKey'),
    asked(context, 'getSecuritySecretKey'),
    asked(context, 'getSecurityToken'),
  );
  if (agency !== undefined) return agency;
  const credentials: unknown = Reflect.get(context, 'credentials');
  if (typeof credentials !== 'object' || credentials === null) return undefined;
  const member = (name: string): unknown => Reflect.get(credentials, name);
  return keysOf(member('accessKeyId'), member('accessKeySecret'), member('securityToken'));
}

function asked(context: object, name: string): unknown {
  const ask: unknown = Reflect.get(context, name);
  return typeof ask === 'function' ? Reflect.apply(ask, context, []) : undefined;
}

/** Undefined unless there is an id and a secret; what is empty is not there. */
function keysOf(id: unknown, secret: unknown, token: unknown): Keys | undefined {
  if (!isText(id) || !isText(secret)) return undefined;
  const keys = { accessKeyId: id, secretAccessKey: secret };
  return isText(token) ? { ...keys, sessionToken: token } : keys;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
