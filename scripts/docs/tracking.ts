import { NOTICE_TYPES } from '../../lib/shapes/notice.ts';
import { TRACKED_STATUSES } from '../../lib/shapes/tracked.ts';
import { THRESHOLDS_DAYS } from '../../lib/tracking/tracking.ts';
import type { Json, Parts } from './components.ts';

const text = { type: 'string' };
const pathParameter = (name: string, description: string, schema: Json = text) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema,
});
const SHORT_ID = { ...text, pattern: '^[a-z0-9][a-z0-9-]{0,62}$' };
const STATUS = { name: 'status', in: 'query', schema: { enum: TRACKED_STATUSES } };

export function trackingPaths(parts: Parts): Json {
  return {
    ...trackedPaths(parts, {
      path: '/v1/servers',
      schema: 'Server',
      id: pathParameter('id', 'Of the server.'),
    }),
    ...trackedPaths(parts, {
      path: '/v1/domains',
      schema: 'Domain',
      id: pathParameter('name', 'Of the domain, in any spelling.'),
    }),
    ...chosenPaths(parts, {
      path: '/v1/webhooks',
      one: 'Webhook',
      body: 'WebhookRequest',
      example: { url: 'https://ops.example.com/icp', events: ['server.expiring', 'website.at-risk'] },
      made: 'MadeWebhook',
      what: 'a webhook',
      told: `Notices follow Standard Webhooks: signed, at least once, under one webhook-id. What is not taken is sent again with growing distance for about nine days; a webhook that takes nothing for three days is disabled, and a PUT enables it again. Redirects are not followed, and addresses that are not public are refused. newSecret replaces the secret; the old one signs for another day. The secret is in the answer that makes it, and in no other. Events: ${NOTICE_TYPES.join(', ')}; without events all. Expiries are told ${THRESHOLDS_DAYS.join(', ')} days before, and the day after.`,
    }),
    ...chosenPaths(parts, {
      path: '/v1/calendar-feeds',
      one: 'CalendarFeed',
      body: 'CalendarFeedRequest',
      example: { language: 'zh-CN' },
      made: 'MadeCalendarFeed',
      what: 'a calendar feed',
      told: 'The path with the key is in the answer that makes it, and in no other. The key reads the feed and nothing else, until the feed is deleted; newKey replaces it.',
    }),
    '/v1/calendar.ics': { get: calendarOperation(parts) },
  };
}

function trackedPaths(
  { ok, ref, problems, common }: Parts,
  { path, schema, id }: { path: string; schema: 'Server' | 'Domain'; id: Json },
): Json {
  const plural = `${schema}s`.toLowerCase();
  const page = [ref('parameters', 'Limit'), ref('parameters', 'Cursor')];
  const errors = (...more: string[]) => problems('401', '403', '405', '422', '500', '503', ...more);
  return {
    [path]: {
      get: {
        operationId: `list${schema}s`,
        summary: `The ${plural} that are tracked, the next to expire first.`,
        description:
          'Needs the scope read. A list may miss what was checked a moment ago. status is as of the last check or scheduled look.',
        parameters: [STATUS, ...page, ...common],
        responses: { 200: ok(`Tracked${schema}List`), ...errors() },
      },
    },
    [`${path}/{${id.name}}`]: {
      get: {
        operationId: `get${schema}`,
        summary: `How a ${schema.toLowerCase()} stands.`,
        description: 'Needs the scope read.',
        parameters: [id, ...common],
        responses: { 200: ok(`Tracked${schema}`), ...errors('404') },
      },
      delete: {
        operationId: `untrack${schema}`,
        summary: 'It is looked at no more.',
        description:
          schema === 'Server'
            ? 'Needs the scope check. Its codes are out of use then. 409 while a redemption lives on one of them.'
            : 'Needs the scope check.',
        parameters: [id, ...common],
        responses: {
          204: { description: 'Not tracked any more.' },
          ...errors('404', ...(schema === 'Server' ? ['409'] : [])),
        },
      },
    },
  };
}

/** What a tenant names itself, and puts. */
function chosenPaths(
  { ok, ref, problems, common }: Parts,
  one: { path: string; one: string; body: string; example: Json; made: string; what: string; told: string },
): Json {
  const id = pathParameter('id', 'Chosen by the caller.', SHORT_ID);
  const errors = (...more: string[]) => problems('401', '403', '405', '422', '500', '503', ...more);
  const made = ok(one.made);
  return {
    [one.path]: {
      get: {
        operationId: `list${one.one}s`,
        summary: 'All of a tenant: at most twenty, in one answer.',
        description: 'Needs the scope codes.',
        parameters: [...common],
        responses: { 200: ok(`${one.one}List`), ...errors() },
      },
    },
    [`${one.path}/{id}`]: {
      get: {
        operationId: `get${one.one}`,
        summary: `Reads ${one.what}.`,
        description: 'Needs the scope codes.',
        parameters: [id, ...common],
        responses: { 200: ok(one.one), ...errors('404') },
      },
      put: {
        operationId: `put${one.one}`,
        summary: `Makes or changes ${one.what}.`,
        description: `Needs the scope codes. ${one.told}`,
        parameters: [id, ...common],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: ref('schemas', one.body), example: one.example } },
        },
        responses: {
          200: {
            ...made,
            description: 'It was changed.',
            content: {
              'application/json': { schema: { oneOf: [ref('schemas', one.one), ref('schemas', one.made)] } },
            },
          },
          201: {
            ...made,
            description: 'It was made.',
            headers: { ...(made.headers as Json), Location: ref('headers', 'Location') },
          },
          ...errors('400', '409', '413', '415'),
        },
      },
      delete: {
        operationId: `delete${one.one}`,
        summary: `Deletes ${one.what}.`,
        description: 'Needs the scope codes.',
        parameters: [id, ...common],
        responses: { 204: { description: 'It is gone.' }, ...errors('404') },
      },
    },
  };
}

function calendarOperation({ problems, common }: Parts): Json {
  return {
    operationId: 'getCalendar',
    summary: 'What ends, as an iCalendar feed to subscribe to.',
    description:
      'The key is the authorization. The last days of servers and domains, from 90 days back; of each kind the next 1,000, in the language of the feed.',
    security: [],
    parameters: [
      { name: 'token', in: 'query', required: true, description: "The feed's key.", schema: text },
      ...common,
    ],
    responses: {
      200: { description: 'OK', content: { 'text/calendar': { schema: text } } },
      304: { description: 'As If-None-Match says.' },
      ...problems('404', '405', '422', '500', '503'),
    },
  };
}
