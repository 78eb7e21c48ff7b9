/** What an instance does, told in spans. */
import type { LookUps } from '../evidence/look-ups.ts';
import type { Post } from '../outbound/post.ts';
import type { Table } from '../table/table.ts';
import type { InSpan, SpanFacts } from '../traces/spans.ts';
import type { OpenExchange } from './middlewares.ts';
import type { HttpAnswer } from './runtime/http.ts';
import type { Services } from './services.ts';

/** Services whose calls of the table, of registries and of receivers are spans. */
export function withSpans(services: Services, inSpan: InSpan): Services {
  const { lookUps } = services;
  return {
    ...services,
    inSpan,
    tableFor: (deadlineMs) => tableInSpans(services.tableFor(deadlineMs), inSpan),
    post: postInSpans(services.post, inSpan),
    ...(lookUps && { lookUps: lookUpsInSpans(lookUps, inSpan) }),
  };
}

/** Names of attributes are OpenTelemetry's: https://opentelemetry.io/docs/specs/semconv/database/dynamodb/ */
function tableInSpans(table: Table, inSpan: InSpan): Table {
  const call = <T>(operation: string, work: () => Promise<T>, facts: SpanFacts = {}) =>
    inSpan(
      {
        name: operation,
        kind: 'client',
        facts: { 'db.system.name': 'aws.dynamodb', 'db.operation.name': operation, ...facts },
      },
      work,
    );
  const size = (of: readonly unknown[]) => ({ 'db.operation.batch.size': of.length });
  return {
    calls: table.calls,
    put: (...given) => call('PutItem', () => table.put(...given)),
    update: (...given) => call('UpdateItem', () => table.update(...given)),
    delete: (...given) => call('DeleteItem', () => table.delete(...given)),
    get: (key) => call('GetItem', () => table.get(key)),
    // Nothing to read is no call.
    getAll: async (keys) =>
      keys.length === 0 ? [] : call('BatchGetItem', () => table.getAll(keys), size(keys)),
    putAll: async (items) =>
      items.length === 0 ? undefined : call('BatchWriteItem', () => table.putAll(items), size(items)),
    query: (query) => call('Query', () => table.query(query), { 'aws.dynamodb.index_name': query.index }),
  };
}

function postInSpans(post: Post, inSpan: InSpan): Post {
  return (message) =>
    inSpan(
      {
        name: 'deliver notice',
        kind: 'client',
        facts: {
          'http.request.method': 'POST',
          'icp_preflight.notice_id': message.headers['webhook-id'],
          'icp_preflight.request_id': message.headers['x-request-id'],
        },
      },
      async (span) => {
        const outcome = await post(message);
        span.note({ 'icp_preflight.taken': outcome.taken });
        if (!outcome.taken) span.fail(outcome.reason);
        return outcome;
      },
    );
}

function lookUpsInSpans(lookUps: LookUps, inSpan: InSpan): LookUps {
  return {
    ...lookUps,
    lookUp: (domain, source, doneBy) =>
      inSpan({ name: `look up ${source}`, kind: 'client' }, async (span) => {
        const found = await lookUps.lookUp(domain, source, doneBy);
        const [failure] = found.failures;
        if (failure !== undefined) span.fail(failure.reason);
        return found;
      }),
  };
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * A request within a span: its route and not its path, its status, and the id that its line in the log has, which names the trace.
 * https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export function requestInSpan(
  inSpan: InSpan,
  { request, requestId, line }: Pick<OpenExchange, 'request' | 'requestId' | 'line'>,
  answer: () => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  const method = METHODS.includes(request.method) ? request.method : '_OTHER';
  const facts = {
    'http.request.method': method,
    'faas.trigger': 'http',
    'icp_preflight.function': String(line.function),
    'icp_preflight.request_id': requestId,
  };
  const name = method === '_OTHER' ? 'HTTP' : method;
  return inSpan({ name, kind: 'server', facts, headers: request.headers }, async (span) => {
    line.traceId = span.traceId;
    const given = await answer();
    const { route, problem } = line;
    if (typeof route === 'string') span.rename(`${name} ${route}`);
    span.note({ 'http.route': textIn(route), 'http.response.status_code': given.status });
    if (given.status >= 500) span.fail(textIn(problem) ?? String(given.status));
    return given;
  });
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
