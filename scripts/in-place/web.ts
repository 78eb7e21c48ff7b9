/**
 * The Web's `Request` and `Response`, as much of them as the MCP SDK takes and gives where nothing is streamed. A bundle has these
 * in their place: the first one of Node's own has it load its `fetch`, 20 ms of a first answer.
 */
type Given = { readonly [name: string]: string };
type RequestInit = { method: string; headers: Given; body: string };
type ResponseInit = { status?: number; headers?: Given };

class Headers {
  readonly #values: ReadonlyMap<string, string>;

  constructor(given: Given) {
    this.#values = new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
  }

  get(name: string): string | null {
    return this.#values.get(name.toLowerCase()) ?? null;
  }
}

export class Request {
  readonly method: string;
  readonly headers: Headers;
  readonly url: string;
  readonly #body: string;

  constructor(url: string, { method, headers, body }: RequestInit) {
    this.url = url;
    this.method = method;
    this.headers = new Headers(headers);
    this.#body = body;
  }

  async text(): Promise<string> {
    return this.#body;
  }

  async json(): Promise<unknown> {
    return JSON.parse(this.#body);
  }
}

export class Response {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string | null;

  constructor(body: string | null, { status = 200, headers = {} }: ResponseInit = {}) {
    if (typeof body !== 'string' && body !== null)
      throw new TypeError('response: a stream, which no function gives');
    this.body = body;
    this.status = status;
    this.headers = new Headers(headers);
  }

  static json(value: unknown, { status, headers }: ResponseInit = {}): Response {
    const given = { 'content-type': 'application/json', ...headers };
    return new Response(JSON.stringify(value), { ...(status !== undefined && { status }), headers: given });
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  async text(): Promise<string> {
    return this.body ?? '';
  }
}
