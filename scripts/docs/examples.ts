/** Real answers of the real handlers, on the embedded table, for the API document: the same in every run. */
import { createHash } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import { createAuthenticate } from '../../lib/http/authenticate.ts';
import { matchRoute } from '../../lib/http/match-route.ts';
import type { Api, Route } from '../../lib/http/route.ts';
import type { Services } from '../../lib/http/services.ts';
import { CATALOGUE_HASH } from '../../lib/rules/catalogue-hash.ts';
import { openTable } from '../../lib/table/dynamodb.ts';
import type { Table } from '../../lib/table/table.ts';
import { type Answer, AUDIENCE, type Call, createWorld, ISSUER, type World } from '../../testing/world.ts';
import { catalogueHash } from '../impact/catalogue-hash.ts';
import { ROOT } from '../local/environment.ts';
import { type Circumstance, tell } from './story.ts';

/** The first request and answer of each operation and status, and of each problem by its name. */
export type Examples = {
  request: (id: string) => unknown;
  answer: (id: string, status: number) => unknown;
  problem: (name: string) => unknown;
};

/** The catalogue as it is now: what the answers name is the one that was written down last. */
const CATALOGUE = catalogueHash(ROOT);
const withCatalogue = (member: string, value: unknown) =>
  ['catalogue', 'stored', 'present'].includes(member) && value === CATALOGUE_HASH ? CATALOGUE : value;
/** Where nobody listens. */
const NOWHERE = 'http://127.0.0.1:9';
const PATIENCE_MS = 100;

/** Plays the story against the functions, and keeps what they answer. */
export async function recordExamples(apis: readonly Api[]): Promise<Examples> {
  const world = await createWorld();
  const services = { ...world.services, ...repeatable() };
  const requests = new Map<string, unknown>();
  const answers = new Map<string, unknown>();
  const problems = new Map<string, unknown>();
  await tell(async (call, circumstance) => {
    const { api, route } = target(apis, call);
    const using =
      circumstance === undefined ? services : { ...services, ...CIRCUMSTANCES[circumstance](world) };
    const headers = { 'x-request-id': 'example', ...call.headers };
    const answer = await world.call(api, { ...call, headers }, using);
    const { status, text } = answer;
    const body = answer.body === undefined ? undefined : JSON.parse(text, withCatalogue);
    if (isProblem(answer)) keep(problems, String(body.type).split(':').at(-1) ?? '', body);
    else if (route !== undefined) {
      keep(answers, `${route.id} ${status}`, body ?? text);
      if (call.body !== undefined && status < 400) keep(requests, route.id, bodyOf(call));
    }
    return body ?? {};
  });
  await world.close();
  return {
    request: (id) => requests.get(id),
    answer: (id, status) => answers.get(`${id} ${status}`),
    problem: (name) => problems.get(name),
  };
}

/** A route may have refusals in a form of its own. */
function isProblem({ headers }: Answer): boolean {
  return headers['content-type']?.startsWith('application/problem+json') ?? false;
}

/** Ids and chance that are the same in every run. */
function repeatable(): Pick<Services, 'newId' | 'random'> {
  const newId = monotonicFactory(() => 0.5);
  let drawn = 0;
  return {
    newId,
    random(bytes) {
      drawn += 1;
      return createHash('sha512').update(`example ${drawn}`).digest().subarray(0, bytes);
    },
  };
}

const CIRCUMSTANCES: { readonly [C in Circumstance]: (world: World) => Partial<Services> } = {
  'table-is-down': ({ table }) => ({
    tableFor: () => openTable({ ...table, endpoint: NOWHERE })(PATIENCE_MS),
  }),
  'keys-are-down': ({ clock }) => {
    const jwks = new URL(NOWHERE);
    return {
      authenticate: createAuthenticate({ issuer: ISSUER, audience: AUDIENCE, jwks }, () => clock.now),
    };
  },
  // Another request deletes everything between the first read and the next.
  'changed-meanwhile': ({ services }) => ({
    tableFor(deadlineMs) {
      const table = services.tableFor(deadlineMs);
      let reads = 0;
      const getAll: Table['getAll'] = async (keys) => {
        reads += 1;
        return reads === 1 ? table.getAll(keys) : [];
      };
      return { ...table, getAll };
    },
  }),
  'look-ups-are-off': ({ lookUps }) => ({ lookUps: { ...lookUps, mode: 'off' } }),
  broken: () => ({
    random: () => {
      throw new Error('example of a fault of ours');
    },
  }),
};

/** The function that a gateway would ask, and its route. */
function target(apis: readonly Api[], { method, path, body }: Call): { api: Api; route: Route | undefined } {
  const verb = method ?? (body === undefined ? 'GET' : 'POST');
  for (const api of apis) {
    const match = matchRoute(api.routes, verb, path);
    if (match.kind !== 'none') return { api, route: match.kind === 'found' ? match.route : undefined };
  }
  throw new Error(`no function answers ${verb} ${path}`);
}

function bodyOf({ body }: Call): unknown {
  return typeof body === 'string' ? JSON.parse(body) : body;
}

function keep(kept: Map<string, unknown>, name: string, value: unknown): void {
  if (!kept.has(name)) kept.set(name, value);
}
