/** Requests to the service, with the token of the session. Answers have the types of the API document. */
import type { Answer, AnswerName } from '../../lib/answers/named.ts';
import { language } from '../state/language.ts';
import { online } from '../state/online.ts';
import { session, signOut } from '../state/session.ts';
import { type ProblemDocument, Refused } from './problem.ts';

/** `key`: an Idempotency-Key, so that a repeat of a request whose answer was lost gets that answer. */
type Asked = {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  key?: string;
  ifMatch?: string;
  signal?: AbortSignal;
};

/** Asks for the answer of that name. Throws `Refused` where there is none. */
export async function ask<N extends AnswerName>(
  _name: N,
  path: string,
  asked: Asked = {},
): Promise<Answer<N>> {
  const response = await send(path, asked);
  const answer: Answer<N> = response.status === 204 ? undefined : await response.json();
  return answer;
}

/** Deletes what is at a path, which is answered with nothing. Throws `Refused`. */
export async function askToDelete(path: string, asked: Pick<Asked, 'ifMatch'> = {}): Promise<void> {
  await send(path, { ...asked, method: 'DELETE' });
}

async function send(path: string, asked: Asked): Promise<Response> {
  const { method = asked.body === undefined ? 'GET' : 'POST', body, signal } = asked;
  const token = session.get()?.token;
  const request = fetch(path, {
    method,
    headers: headersOf(asked, token),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal && { signal }),
    credentials: 'omit',
    redirect: 'error',
  });
  const response = await request.catch((error: unknown) => {
    if (signal?.aborted) throw error;
    online.set(navigator.onLine);
    throw new Refused(0, undefined);
  });
  online.set(true);
  if (response.ok) return response;
  // Whoever has signed in meanwhile stays signed in.
  if (response.status === 401 && token === session.get()?.token) signOut('expired');
  throw new Refused(response.status, await problemIn(response));
}

function headersOf({ body, key, ifMatch }: Asked, token: string | undefined): Record<string, string> {
  return {
    accept: 'application/json',
    'accept-language': language.get(),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(key !== undefined && { 'idempotency-key': key }),
    ...(ifMatch !== undefined && { 'if-match': ifMatch }),
  };
}

async function problemIn(response: Response): Promise<ProblemDocument | undefined> {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return undefined;
  return response.json().catch(() => undefined);
}
