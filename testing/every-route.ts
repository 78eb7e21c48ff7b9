/** Every route of every function that takes a body, with a path that fits. */
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Api, Route } from '../lib/http/route.ts';
import { requestSchema } from '../lib/shapes/request-schema.ts';

export type BodyRoute = { api: Api; method: string; path: string; schema: object };

export async function routesWithBody(): Promise<BodyRoute[]> {
  const found: BodyRoute[] = [];
  for (const file of globSync('functions/*.ts')) {
    const { api }: { api?: Api } = await import(resolve(file));
    for (const route of api?.routes ?? [])
      if (api !== undefined && route.body !== undefined) found.push({ api, ...given(route, route.body) });
  }
  return found;
}

function given({ method, path }: Route, body: NonNullable<Route['body']>) {
  const filled = path.replace('{domain}', 'a.cn').replace(/\{\w+\}/g, 'a');
  return { method, path: filled, schema: requestSchema(body) };
}
