/** A request and an answer as the service knows them, whatever runs it. */

/** Header names are lower case. `body` is text, or base64 of bytes. */
export type HttpRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: { readonly [name: string]: string };
  body: { text: string; base64: boolean } | undefined;
  gatewayRequestId: string | undefined;
};

export type HttpAnswer<S extends number = number> = {
  status: S;
  headers: Record<string, string>;
  body: string;
  /** The body is base64 of bytes. */
  base64?: boolean;
};
