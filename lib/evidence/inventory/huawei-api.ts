/**
 * An account's inventory out of Huawei Cloud's API, with the caller's own key: servers, EIPs, terms, load balancers, CDN and
 * domains. What one call refuses, the others tell. Nothing is logged; the key goes nowhere but into signatures.
 */
import { at, list, member, text } from '../json.ts';
import { inventoryOf } from './huawei.ts';
import { type Call, pagesOf, type Service } from './huawei-pages.ts';
import { type HuaweiKey, type SignedRequest, signedHeaders } from './huawei-signature.ts';
import type { Inventory } from './inventory.ts';

type HuaweiApiOptions = {
  key: HuaweiKey;
  /** Regions to look into. */
  regions: readonly string[];
  /** Projects by region; of a region without one, the project that has its name is asked for. */
  projects?: { readonly [region: string]: readonly string[] };
  now: () => number;
  /** Where a service answers; the cloud's own addresses, unless a test has its stand-in. */
  origin?: (service: Service, region: string | undefined) => string;
  /** Told after each call, for progress. */
  onCall?: (service: Service, region: string | undefined) => void;
};

/** A call that failed: what the cloud said, and the id under which its support finds it. */
type ApiFailure = {
  service: Service;
  region?: string;
  status?: number;
  code?: string;
  message: string;
  requestId?: string;
};

/** What was found, and what could not be asked. */
type HuaweiInventory = { inventory: Inventory; failures: ApiFailure[] };

/** A call may take so long. */
const CALL_MS = 30_000;

type ProjectPlace = { region: string; project: string };

/** Reads the inventory. It never throws for what a call refuses: failures name it. */
export async function readHuaweiAccount(options: HuaweiApiOptions): Promise<HuaweiInventory> {
  const failures: ApiFailure[] = [];
  const call = callerOf(options, failures);
  const places = await placesOf(options, call);
  const answers = await Promise.all([...places.map((place) => ofPlace(place, call)), ofAccount(call)]);
  const observedAt = new Date(options.now()).toISOString();
  return { inventory: inventoryOf(answers.flat(), observedAt), failures };
}

/** Makes the calls; a failed one is undefined. */
function callerOf({ key, now, origin = originOf, onCall }: HuaweiApiOptions, failures: ApiFailure[]): Call {
  return async (service, path, { region, query = {}, body } = {}) => {
    const url = new URL(path, origin(service, region));
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const request: SignedRequest = {
      method: body === undefined ? 'GET' : 'POST',
      url,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
    const sent = await send(request, { key, now: now() });
    onCall?.(service, region);
    if ('answer' in sent) return sent.answer;
    failures.push({ service, ...(region && { region }), ...sent.failure });
    return undefined;
  };
}

type SentCall = { answer: unknown } | { failure: Omit<ApiFailure, 'service'> };

/** Sends a call; it never throws. A redirect is none of the cloud's answers: the signature would go with it. */
async function send(
  request: SignedRequest,
  { key, now }: { key: HuaweiKey; now: number },
): Promise<SentCall> {
  const { method, url, body } = request;
  try {
    const { host: _, ...headers } = signedHeaders(request, key, now);
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(CALL_MS),
      ...(body !== undefined && { body }),
    });
    const answer: unknown = await response.json().catch(() => undefined);
    return response.ok ? { answer } : { failure: failureOf(response, answer) };
  } catch (error) {
    return { failure: { message: error instanceof Error ? error.name : 'failed' } };
  }
}

function failureOf(response: Response, answer: unknown): Omit<ApiFailure, 'service'> {
  const error = member(answer, 'error') ?? answer;
  const code = text(member(error, 'error_code')) ?? text(member(error, 'code'));
  const requestId = response.headers.get('x-request-id') ?? text(member(answer, 'request_id'));
  return {
    status: response.status,
    ...(code && { code }),
    message: text(member(error, 'error_msg')) ?? text(member(error, 'message')) ?? response.statusText,
    ...(requestId && { requestId }),
  };
}

function originOf(service: Service, region: string | undefined): string {
  return `https://${service}${region === undefined ? '' : `.${region}`}.myhuaweicloud.com`;
}

async function placesOf({ regions, projects = {} }: HuaweiApiOptions, call: Call): Promise<ProjectPlace[]> {
  const places = await Promise.all(
    regions.map(async (region) => {
      const own =
        projects[region] ??
        list(member(await call('iam', '/v3/projects', { query: { name: region } }), 'projects')).flatMap(
          (each) => text(member(each, 'id')) ?? [],
        );
      return own.map((project) => ({ region, project }));
    }),
  );
  return places.flat();
}

/** The lists of one project in one region. */
async function ofPlace({ region, project }: ProjectPlace, call: Call): Promise<unknown[]> {
  const ecs = { service: 'ecs', region, items: 'servers' } as const;
  const answers = await Promise.all([
    // One form has names, addresses and zones, the other the end of the term.
    pagesOf(call, { ...ecs, path: `/v1/${project}/cloudservers/detail`, by: 'page' }),
    pagesOf(call, {
      ...ecs,
      path: `/v1.1/${project}/cloudservers/detail`,
      by: 'marker',
      query: { 'expect-fields': 'market_info' },
    }),
    pagesOf(call, {
      service: 'vpc',
      region,
      path: `/v3/${project}/eip/publicips`,
      items: 'publicips',
      by: 'marker',
    }),
    balancersOf({ region, project }, call),
  ]);
  return answers.flat();
}

/** Load balancers, and the members of their pools; a member is told whose it is. */
async function balancersOf({ region, project }: ProjectPlace, call: Call): Promise<unknown[]> {
  const elb = { service: 'elb', region, by: 'marker' } as const;
  const path = `/v3/${project}/elb`;
  const pages = await pagesOf(call, { ...elb, path: `${path}/loadbalancers`, items: 'loadbalancers' });
  const members: unknown[] = [];
  for (const balancer of pages.flatMap((page) => list(member(page, 'loadbalancers')))) {
    for (const pool of list(member(balancer, 'pools'))) {
      const id = encodeURIComponent(text(member(pool, 'id')) ?? '');
      const found = await pagesOf(call, { ...elb, path: `${path}/pools/${id}/members`, items: 'members' });
      for (const each of found.flatMap((page) => list(member(page, 'members'))))
        members.push({ ...Object(each), loadbalancer_id: at(balancer, 'id') });
    }
  }
  return [...pages, { members }];
}

/** The lists that are of no region. */
async function ofAccount(call: Call): Promise<unknown[]> {
  const answers = await Promise.all([
    pagesOf(call, {
      service: 'bss',
      path: '/v2/orders/suscriptions/resources/query',
      items: 'data',
      by: 'offset',
      body: { only_main_resource: 1 },
    }),
    pagesOf(call, {
      service: 'cdn',
      path: '/v1.0/cdn/domains',
      items: 'domains',
      by: 'page',
      names: { limit: 'page_size', at: 'page_number' },
    }),
    pagesOf(call, { service: 'domains-external', path: '/v2/domains', items: 'domains', by: 'offset' }),
  ]);
  return answers.flat();
}
