/** Requests to judge: from files, or the results that a running service has stored. */
import { globSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Earlier } from '../../lib/judge/earlier.ts';
import { KINDS } from '../../lib/judge/kinds.ts';
import type { ResultKind } from '../../lib/records/result.ts';

/** A request with where it came from and the moment that it was judged for, if it says so. */
export type Given = Earlier & { source: string; moment: string | undefined };

type Json = { [member: string]: unknown };

const PAGE = 100;

/**
 * The requests of files and folders: bodies, sample events, stored results, lists of these. Throws at a file that is none;
 * of a folder, other files are left out, and told on standard error.
 */
export function requestsIn(paths: readonly string[], cwd: string): Given[] {
  const named = (file: string) => relative(cwd, file) || file;
  return paths.flatMap((path) => {
    if (!statSync(path).isDirectory()) return requestsOf(readJson(path), named(path));
    const files = globSync('**/*.json', { cwd: path }).map((file) => join(path, file));
    return files.sort().flatMap((file) => {
      const json = readJson(file);
      if (isRequest(json)) return requestsOf(json, named(file));
      console.error(`${named(file)}: no body of a check, left out`);
      return [];
    });
  });
}

/** Whether JSON is what a check takes or gave, or a list of these. */
function isRequest(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isRequest);
  if (typeof value !== 'object' || value === null) return false;
  const members = ['items', 'request', 'body', 'httpMethod', 'rawPath'];
  return members.some((member) => member in value) || kindOf(value as Json) !== undefined;
}

/** All results that a service has stored for the tenant of a token, read page by page. Throws what it answers else. */
export async function* resultsOf(service: string, token: string): AsyncGenerator<Given> {
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Json = await read(`/v1/results?limit=${PAGE}${cursor && `&cursor=${cursor}`}`);
    for (const { id } of page.items as { id: string }[])
      yield* requestsOf(await read(`/v1/results/${id}`), `/v1/results/${id}`);
    cursor = page.nextCursor as string | null;
  }

  async function read(path: string): Promise<Json> {
    const answer = await fetch(new URL(path, service), { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(`${path}: expected 200, found ${answer.status}`);
    return (await answer.json()) as Json;
  }
}

function requestsOf(value: unknown, source: string): Given[] {
  if (Array.isArray(value))
    return value.flatMap((each, index) => requestsOf(each, `${source}#/${String(index)}`));
  if (typeof value !== 'object' || value === null) throw new Error(`${source}: expected a JSON object`);
  const json = value as Json;
  if (Array.isArray(json.items)) return requestsOf(json.items, source);
  if (json.request !== undefined && json.kind !== undefined) {
    const { kind, request, findings, advice, asOf, evaluatedAt } = json;
    const moment = (asOf ?? evaluatedAt) as string | undefined;
    return [{ source, kind, request, findings, advice, moment } as Given];
  }
  const path = String(json.rawPath ?? json.path);
  if (typeof json.body === 'string') {
    const kind = Object.values(KINDS).find((each) => each.path === path)?.name;
    const body = Buffer.from(json.body, json.isBase64Encoded === true ? 'base64' : 'utf8').toString();
    return kind === undefined ? [] : [given(kind, JSON.parse(body), source)];
  }
  if (json.httpMethod !== undefined || json.rawPath !== undefined) return [];
  const kind = kindOf(json);
  if (kind === undefined)
    throw new Error(`${source}: expected the body of a check, a sample event or a stored result`);
  return [given(kind, json, source)];
}

function given(kind: ResultKind, request: Json, source: string): Given {
  return { source, kind, request, moment: typeof request.asOf === 'string' ? request.asOf : undefined };
}

/** Bodies tell their kind by a member that no other kind has. */
function kindOf(body: Json): ResultKind | undefined {
  if ('websites' in body) return 'entity' in body ? 'assessment' : 'allocation';
  if ('filing' in body) return 'routing-advice';
  if ('product' in body) return 'server-check';
  return 'name' in body ? 'domain-check' : undefined;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`);
  }
}
