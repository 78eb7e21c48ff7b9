/** The sample events, as requests that any gateway can carry. */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { openHttpEvent } from '../lib/http/runtime/http-event.ts';
import { readScheduleEvent } from '../lib/http/runtime/schedule-event.ts';
import type { IncomingHttp } from '../scripts/faas/events.ts';

/** `http` is undefined for an event that starts a scheduled run. */
export type Sample = { name: string; function: string; event: unknown; http: IncomingHttp | undefined };

/** Functions that neither chance nor what was there before makes answer otherwise. */
export const REPEATABLE = [
  'advise-routing',
  'assess',
  'check-domain',
  'check-server',
  'describe',
  'read-records',
];

/** All samples; HTTP ones carry the token that is made for their name. */
export async function readSamples(tokenFor: (name: string) => Promise<string>): Promise<Sample[]> {
  const files = globSync('events/*/*.json').sort();
  return Promise.all(
    files.map(async (file) => {
      const event = JSON.parse(readFileSync(file, 'utf8'));
      const name = basename(file, '.json');
      const http = startsRun(event) ? undefined : httpOf(event, await tokenFor(name));
      return { name, function: basename(dirname(file)), event, http };
    }),
  );
}

/** A broken start of a run is one as well: it is for the function to refuse. */
function startsRun(event: unknown): boolean {
  try {
    return readScheduleEvent(event) !== undefined;
  } catch {
    return true;
  }
}

function httpOf(event: unknown, token: string): IncomingHttp {
  const { method, path, query, headers, body } = openHttpEvent(event).request;
  return {
    method,
    path,
    search: String(query),
    headers: [
      ...Object.entries(headers).filter(([name]) => name !== 'authorization'),
      ['authorization', `Bearer ${token}`],
    ],
    body: Buffer.from(body?.text ?? '', body?.base64 ? 'base64' : 'utf8'),
  };
}
