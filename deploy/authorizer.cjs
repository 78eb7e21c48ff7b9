/**
 * An option: `GATEWAY_AUTHORIZER=jwt` has API Gateway check tokens as well, before any function starts. The service
 * checks every token itself, with or without it. The gateway fetches the keys from the issuer's OpenID configuration,
 * and takes RSA signatures only.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */

/** Routes that a key in the address opens, as a calendar cannot send a token, and those of pages and their files. */
const WITHOUT_A_TOKEN = ['/v1/calendar.ics', '/', '/console', '/console/{file}', '/v1/docs'];

/** The authorizer, and every route that needs a token with it. `*`, which describe serves, is for everybody. */
async function authorizer({ resolveConfigurationProperty, resolveVariable }) {
  const wanted = await resolveVariable("env:GATEWAY_AUTHORIZER, ''");
  if (wanted === '') return {};
  if (wanted !== 'jwt') throw new Error(`GATEWAY_AUTHORIZER: expected jwt or nothing, found ${wanted}`);
  const Issuer = await resolveVariable("env:JWT_ISSUER, ''");
  const Audience = [await resolveVariable("env:JWT_AUDIENCE, 'icp-preflight'")];
  if (Issuer === '') throw new Error('GATEWAY_AUTHORIZER needs JWT_ISSUER');
  const functions = await resolveConfigurationProperty(['functions']);
  const routes = Object.values(functions)
    .flatMap(({ events = [] }) => events.flatMap(({ httpApi }) => httpApi ?? []))
    .filter((route) => route !== '*' && !WITHOUT_A_TOKEN.includes(route.path));
  return {
    Resources: {
      HttpApiAuthorizerJwt: {
        Type: 'AWS::ApiGatewayV2::Authorizer',
        Properties: {
          ApiId: { Ref: 'HttpApi' },
          Name: 'jwt',
          AuthorizerType: 'JWT',
          IdentitySource: ['$request.header.Authorization'],
          JwtConfiguration: { Issuer, Audience },
        },
      },
    },
    extensions: Object.fromEntries(
      routes.map((route) => [
        logicalId(route),
        { Properties: { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'HttpApiAuthorizerJwt' } } },
      ]),
    ),
  };
}

/** The name that the framework gives a route; it refuses to extend one that is not there. */
function logicalId({ method, path }) {
  const parts = [method === '*' ? 'any' : method, ...path.split('/')].filter(Boolean);
  const name = parts.map((part) =>
    upperFirst(
      part
        .toLowerCase()
        .replace(/-/g, 'Dash')
        .replace(/\{(.*)\}/, '$1Var')
        .replace(/[^0-9A-Za-z]/g, ''),
    ),
  );
  return `HttpApiRoute${name.join('')}`;
}

function upperFirst(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

module.exports = { authorizer };
