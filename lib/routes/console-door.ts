/** The way to the console for a path that no gateway sends to it. */
import { redirect } from '../http/answer.ts';
import { anyQuery } from '../http/query.ts';
import { defineOpenRoute, type Route } from '../http/route.ts';

/** For the function that answers every other path: where a gateway tells `/console/` from `/console`, that path is one of those. */
export const consoleDoor: Route = defineOpenRoute({
  outsideApi: true,
  tag: 'Service',
  query: anyQuery,
  method: 'GET',
  path: '/console',
  id: 'getConsoleDoor',
  summary: 'The way to the console.',
  answers: { 302: {} },
  async handle({ request }) {
    const query = new URLSearchParams(request.query);
    // Some gateways tell values by their names, and no order of these.
    query.sort();
    return redirect(`/console/index.html${query.size === 0 ? '' : `?${query}`}`);
  },
});
