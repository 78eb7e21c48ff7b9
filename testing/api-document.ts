/** Holds real answers against docs/openapi.json: an operation that is not in it, a status, a type or a body that is otherwise. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import document from '../docs/openapi.json' with { type: 'json' };

/** What was asked, and what was answered. */
export type Exchanged = {
  method: string;
  path: string;
  status: number;
  contentType: string | undefined;
  body: string;
};
type Responses = { readonly [status: string]: { $ref?: string; content?: Content } };
type Content = { readonly [contentType: string]: { schema: { $ref?: string } } };

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(document, 'api');
const validators = new Map<string, ReturnType<typeof ajv.compile>>();
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    method: method.toUpperCase(),
    path,
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
    responses: operation.responses as Responses,
  })),
);

/** What an answer has that the document does not tell; empty if it fits. */
export function faultsOf(exchanged: Exchanged): string[] {
  if (exchanged.method !== 'HEAD') return faultsOfOperation(exchanged);
  // The document says that it is answered as GET is: what it would have had for a body nobody can tell.
  const { body, ...rest } = exchanged;
  const found = faultsOfOperation({ ...rest, method: 'GET', body: undefined });
  return body === '' ? found : [...found, `HEAD ${rest.path} has a body`];
}

function faultsOfOperation({
  method,
  path,
  status,
  contentType,
  body,
}: Omit<Exchanged, 'body'> & { body: string | undefined }): string[] {
  const found = operations.find((each) => each.method === method && each.pattern.test(path));
  const type = contentType?.split(';')[0] ?? '';
  if (found === undefined) {
    // What no operation answers is a problem: not found, or another method.
    const fits = status >= 400 && type === 'application/problem+json';
    return fits
      ? misfits('#/components/schemas/Problem', body)
      : [`${method} ${path} is not in the document`];
  }
  const place = `#/paths/${pointer(found.path)}/${method.toLowerCase()}/responses/${status}`;
  const { $ref, content } = found.responses[status] ?? {};
  if (found.responses[status] === undefined) return [`${place} is not in the document`];
  if ($ref !== undefined) return misfits('#/components/schemas/Problem', body);
  if (content === undefined) return !body ? [] : [`${place} has a body`];
  if (content[type] === undefined) return [`${place} is of type ${type}`];
  return type === 'application/json' ? misfits(`${place}/content/${pointer(type)}/schema`, body) : [];
}

/** What of a value does not fit a component schema; empty if it fits. */
export function misfitsOf(schema: string, value: unknown): string[] {
  return misfits(`#/components/schemas/${schema}`, JSON.stringify(value));
}

function misfits(schema: string, body: string | undefined): string[] {
  if (body === undefined) return [];
  const validate = validators.get(schema) ?? ajv.compile({ $ref: `api${schema}` });
  validators.set(schema, validate);
  if (validate(JSON.parse(body))) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${schema} ${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** A name within a JSON pointer in a URI fragment, RFC 6901. */
function pointer(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}
