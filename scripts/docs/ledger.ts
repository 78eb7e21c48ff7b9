import type { Json, Parts } from './components.ts';

const SERVER_ID = { name: 'serverId', in: 'path', required: true, schema: { type: 'string' } };
const ID = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const DRY_RUN = {
  name: 'dryRun',
  in: 'query',
  description:
    'true: tells whether the redemption would go through, and changes nothing. Wrong codes are counted.',
  schema: { type: 'boolean', default: false },
};
const SAMPLE_CODE = 'K7QX-9MWT-2RHB-VD4Y-6PNC';

export function ledgerPaths({ ok, ref, problems, common }: Parts): Json {
  const body = (schema: string, example: Json, required = true) => ({
    required,
    content: { 'application/json': { schema: ref('schemas', schema), example } },
  });
  const key = ref('parameters', 'IdempotencyKey');
  const page = [ref('parameters', 'Limit'), ref('parameters', 'Cursor')];
  const errors = (...more: string[]) => problems('401', '403', '405', '422', '500', '503', ...more);
  const created = (schema: string, description: string): Json => {
    const answer = ok(schema);
    const headers = answer.headers as Json;
    return {
      ...answer,
      description,
      headers: {
        ...headers,
        Location: ref('headers', 'Location'),
        'Idempotency-Replayed': ref('headers', 'IdempotencyReplayed'),
      },
    };
  };
  return {
    '/v1/servers/{serverId}/authorization-codes': {
      post: {
        operationId: 'issueCode',
        summary:
          'Makes an authorization code of a tracked server, or records one that the cloud console made.',
        description:
          'Needs the scope codes. A server makes five codes in its life, whatever becomes of them. Without a body, or without code in it, one is generated. The key of a repeat is kept with the server, without end.',
        parameters: [SERVER_ID, key, ...common],
        requestBody: body('CodeIssue', { note: 'shop, autumn' }, false),
        responses: { 201: created('IssuedCode', 'The code.'), ...errors('400', '404', '409', '413', '415') },
      },
      get: {
        operationId: 'listCodes',
        summary: 'The codes of a server, by slot, masked.',
        description: 'Needs the scope codes.',
        parameters: [SERVER_ID, ...page, ...common],
        responses: { 200: ok('CodeList'), ...errors('404') },
      },
    },
    '/v1/authorization-codes/{id}': {
      get: {
        operationId: 'getCode',
        summary: 'One code, unmasked: of the tenant, or granted to it.',
        description: 'Needs the scope codes.',
        parameters: [ID, ...common],
        responses: { 200: ok('Code'), ...errors('404') },
      },
      delete: {
        operationId: 'revokeCode',
        summary: 'Nobody can redeem the code any more; its slot stays used.',
        description: 'Needs the scope codes. Revoking it again gives the same answer.',
        parameters: [ID, ...common],
        responses: { 200: ok('Code'), ...errors('404', '409') },
      },
    },
    '/v1/authorization-codes/{id}/events': {
      get: {
        operationId: 'listCodeEvents',
        summary: 'Every attempt on a code, refused ones too, newest first.',
        description: 'Needs the scope codes.',
        parameters: [ID, ...page, ...common],
        responses: { 200: ok('CodeEventList'), ...errors('404') },
      },
    },
    '/v1/redemptions': {
      post: {
        operationId: 'redeemCode',
        summary:
          'Lets a code verify a website. One code is good for one website, and one website takes one code.',
        description:
          'Needs the scope redeem. The code in any case, with or without separators. The same code for the same domain again is 200 with the same body. After ten wrong codes within a minute the tenant has to wait: 429. An idempotency key keeps refusals too; it is not looked at in a dry run.',
        parameters: [DRY_RUN, key, ...common],
        requestBody: body('RedemptionRequest', { code: SAMPLE_CODE, website: { domain: 'haitangjiaju.cn' } }),
        responses: {
          200: {
            ...ok('Redemption'),
            description: 'The redemption that is there already; with dryRun what would become of it.',
            content: {
              'application/json': {
                schema: { oneOf: [ref('schemas', 'Redemption'), ref('schemas', 'DryRun')] },
              },
            },
          },
          201: created('Redemption', 'The redemption.'),
          ...errors('400', '404', '409', '413', '415', '429'),
        },
      },
    },
    '/v1/redemptions/{id}': {
      get: {
        operationId: 'getRedemption',
        summary: 'Where a redemption stands.',
        description: 'Needs the scope redeem.',
        parameters: [ID, ...common],
        responses: { 200: ok('Redemption'), ...errors('404') },
      },
      delete: {
        operationId: 'releaseRedemption',
        summary: 'The filing was given up: the code is available again.',
        description: 'Needs the scope redeem. Releasing it again gives the same answer.',
        parameters: [ID, ...common],
        responses: { 200: ok('Redemption'), ...errors('404', '409') },
      },
    },
    '/v1/redemptions/{id}/filing': {
      post: {
        operationId: 'fileRedemption',
        summary: 'The filing succeeded: the redemption is final.',
        description: 'Needs the scope redeem. The same number again gives the same answer.',
        parameters: [ID, key, ...common],
        requestBody: body('FilingRequest', { number: '粤ICP备12345678号-1' }),
        responses: {
          200: {
            ...created('Redemption', 'The redemption.'),
            headers: { 'Idempotency-Replayed': ref('headers', 'IdempotencyReplayed') },
          },
          ...errors('400', '404', '409', '413', '415'),
        },
      },
    },
  };
}
