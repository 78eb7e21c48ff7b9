/** The API document, as far as its page reads it. */

export type Schema = { $ref?: string; description?: string; [member: string]: unknown };
type Content = { [type: string]: { schema?: Schema; example?: unknown } };
export type Parameter = {
  $ref?: string;
  name?: string;
  in?: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
};
type Reply = { $ref?: string; description?: string; content?: Content };
type Operation = {
  summary: string;
  description?: string;
  tags?: readonly string[];
  parameters?: readonly Parameter[];
  requestBody?: { content?: Content };
  responses: { [status: string]: Reply };
};
export type ApiDocument = {
  info: { title: string; version: string; description?: string };
  tags: readonly { name: string; description?: string }[];
  paths: { [path: string]: { [method: string]: Operation } };
  components: {
    schemas: { [name: string]: Schema };
    parameters: { [name: string]: Parameter };
    responses: { [name: string]: Reply };
  };
};

export type Endpoint = { method: string; path: string; operation: Operation };

const METHODS = ['get', 'post', 'put', 'delete'];

/** Every operation, in the order of the document. */
export function endpointsOf({ paths }: ApiDocument): Endpoint[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

/** What a reference of the document stands for, of the components of one kind; itself, if it is none. */
export function resolved<T extends { $ref?: string }>(given: T, components: { [name: string]: T }): T {
  return given.$ref === undefined ? given : (components[nameOf(given.$ref)] ?? given);
}

/** The last part of a reference. */
export function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}
