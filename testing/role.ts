/** A table that lets a function do what its role allows and no more, so that tests fail where a deployment would. */
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { Services } from '../lib/http/services.ts';
import type { Table } from '../lib/table/table.ts';

const ALLOWED = load(readFileSync('deploy/table-actions.yml', 'utf8')) as { [name: string]: string[] };

/** The services as the function of that name has them when it is deployed. `done` is told of every action. */
export function withRoleOf(name: string, services: Services, done?: (action: string) => void): Services {
  const needs = (action: string) => {
    if (!ALLOWED[name]?.includes(action))
      throw new Error(`deploy/table-actions.yml does not let ${name} do ${action}`);
    done?.(action);
  };
  return { ...services, tableFor: (deadlineMs) => limited(services.tableFor(deadlineMs), needs) };
}

function limited(table: Table, needs: (action: string) => void): Table {
  const under =
    <A extends unknown[], R>(action: string, call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      needs(action);
      return call(...args);
    };
  /** A write whose answer is lost is followed by a read. */
  const writing: typeof under = (action, call) => under('GetItem', under(action, call));
  return {
    calls: table.calls,
    put: writing('PutItem', table.put),
    update: writing('UpdateItem', table.update),
    delete: writing('DeleteItem', table.delete),
    get: under('GetItem', table.get),
    // Nothing to read is no call.
    getAll: async (keys) => (keys.length === 0 ? [] : under('BatchGetItem', table.getAll)(keys)),
    putAll: under('BatchWriteItem', table.putAll),
    query: async (query) =>
      under(query.index === undefined ? 'Query' : `Query ${query.index}`, table.query)(query),
  };
}
