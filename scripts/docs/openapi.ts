/** The OpenAPI document, from the routes that the functions declare, the shapes, and recorded answers. */
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Tag } from '../../lib/http/declaration.ts';
import type { Api } from '../../lib/http/route.ts';
import { LIMITS } from '../../lib/shapes/limits.ts';
import { ROOT } from '../local/environment.ts';
import { type Json, schemas } from './components.ts';
import { recordExamples } from './examples.ts';
import { HEADERS, PARAMETERS, pathsOf } from './operations.ts';
import { problemExamples, problemResponses } from './problems.ts';

const TAGS: { readonly [T in Tag]: string } = {
  Checks: 'Judge facts: ready, not ready with reasons and fixes, or undecided with the questions to answer.',
  'Look-ups': 'What registries, resolvers and pages tell of domains, with where each value is from.',
  Results: 'What was judged before, and what the rules of today say of it.',
  'Servers and domains':
    'What is tracked and looked at again: what lapses next, and which websites go dark then.',
  'Authorization codes': 'Five of each server, each good for one website.',
  Redemptions: 'A code verifies a website; its filing succeeds, or is given up.',
  Filings: 'Where an application stands, who acts next, and by when.',
  Notices: 'Who is told of what lapses: webhooks, and calendars to subscribe to.',
  Assistants: 'The Model Context Protocol: checks, look-ups and rules as tools.',
  Service: 'What the service is. No token is needed.',
};

export async function openApiDocument(): Promise<Json> {
  const apis = await declaredApis();
  const routes = apis.flatMap((api) => api.routes).filter(({ outsideApi }) => outsideApi !== true);
  const examples = await recordExamples(apis);
  return {
    openapi: '3.1.0',
    info: {
      title: 'icp-preflight',
      version: '0.1.0',
      license: { name: 'MIT', identifier: 'MIT' },
      contact: { name: 'The maintainers of icp-preflight' },
      description:
        'Judges ICP filings before they are submitted: ready, not ready with reasons and fixes, or undecided with the questions to answer. It never says approved. ' +
        `Bodies hold at most ${LIMITS.bodyBytes} bytes. Every answer has X-Request-Id. HEAD is answered as GET is, without the body. Accept-Language chooses en or zh-CN for texts; ids, outcomes and codes never change with it. ` +
        'Examples are answers that the service gave.',
    },
    servers: [{ url: 'http://127.0.0.1:3000', description: 'npm start' }],
    security: [{ bearer: [] }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: pathsOf(routes, examples),
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'A JWT with the claims tenant and scope (read, check, codes, redeem; separated by spaces), verified in the service.',
        },
      },
      parameters: PARAMETERS,
      headers: HEADERS,
      responses: problemResponses(routes),
      examples: problemExamples(routes, examples),
      schemas: schemas(),
    },
  };
}

/** What every function declares; one without routes runs on a schedule. */
async function declaredApis(): Promise<Api[]> {
  const files = globSync('functions/*.ts', { cwd: ROOT }).sort();
  const modules: { api?: Api }[] = await Promise.all(
    files.map((file) => import(join(ROOT, 'functions', basename(file)))),
  );
  return modules.flatMap(({ api }) => api ?? []);
}
