/** Calendar feeds. The path with the key is told when it is made and never again. */
import type { Feed } from '../shapes/chosen.ts';
import { feedBody } from '../shapes/subscriptions.ts';
import {
  changeFeed,
  createFeed,
  deleteFeed,
  FEEDS_PER_TENANT,
  feedToken,
  getFeed,
  listFeeds,
} from '../store/feeds.ts';
import { chosenRoutes, type Put } from './chosen.ts';

const KEY_BYTES = 24;

export const feedRoutes = chosenRoutes({
  path: '/v1/calendar-feeds',
  schema: 'CalendarFeed',
  noun: 'calendar feed',
  description:
    'The path with the key is in the answer that makes it, and in no other. The key reads the feed and nothing else, until the feed is deleted; newKey replaces it.',
  body: feedBody,
  maximum: FEEDS_PER_TENANT,
  list: listFeeds,
  get: getFeed,
  remove: deleteFeed,
  shown: (feed) => feed,
  async make({ body: { language }, ...asked }) {
    const [token, at] = [newToken(asked), new Date(asked.now).toISOString()];
    const made = await createFeed(asked.table, asked.caller.tenant, { id: asked.id, language, token, at });
    return typeof made === 'string' ? made : withKey(made, token);
  },
  async change({ body: { language, newKey }, ...asked }) {
    const [token, at] = [newKey ? newToken(asked) : undefined, new Date(asked.now).toISOString()];
    const changed = await changeFeed(asked.table, asked.caller.tenant, { id: asked.id, language, token, at });
    return changed && (token === undefined ? changed : withKey(changed, token));
  },
});

function newToken({ caller, id, services }: Omit<Put<unknown>, 'body'>): string {
  return feedToken(caller.tenant, id, services.random(KEY_BYTES));
}

function withKey(feed: Feed, token: string) {
  return { ...feed, path: `/v1/calendar.ics?token=${token}` };
}
