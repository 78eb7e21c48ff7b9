/** The console: its files as `scripts/build-console.ts` makes them, compressed beforehand, and what it must know of the deployment. */
import { gunzipSync } from 'node:zlib';
import { found, json, redirect } from '../http/answer.ts';
import { encodingFor } from '../http/encoding.ts';
import type { Exchange } from '../http/exchange.ts';
import { anyQuery } from '../http/query.ts';
import { defineOpenRoute, type Route } from '../http/route.ts';
import type { HttpAnswer } from '../http/runtime/http.ts';
import type { SignIn } from '../issuer-config.ts';
import { assetsLibrary } from './assets-library.ts';
import type { Asset } from './console-assets.ts';

const TAG = 'Service';
const PAGE = 'index.html';
const DOCUMENT_PAGE = 'docs.html';
const IMMUTABLE = { 'cache-control': 'public, max-age=31536000, immutable' };
/** Kept, and asked about each time: it names the files of the build that is deployed. */
const ASKED_ABOUT = { 'cache-control': 'no-cache' };
const OUTSIDE = { tag: TAG, query: anyQuery, outsideApi: true } as const;

export const consoleRoutes: readonly Route[] = [
  defineOpenRoute({
    ...OUTSIDE,
    method: 'GET',
    path: '/',
    id: 'getRoot',
    summary: 'The way to the console.',
    answers: { 302: {} },
    handle: async () => redirect('/console/'),
  }),
  defineOpenRoute({
    ...OUTSIDE,
    method: 'GET',
    path: '/console',
    id: 'getConsole',
    summary: 'The console.',
    answers: { 200: { mediaType: 'text/html' } },
    handle: async (exchange) => page(PAGE, exchange),
  }),
  defineOpenRoute({
    ...OUTSIDE,
    method: 'GET',
    path: '/console/{file}',
    id: 'getConsoleFile',
    summary: 'A file of the console, and `config.json`, which says how to sign in.',
    params: { file: { description: 'Its name.' } },
    answers: { 200: {} },
    handle: async (exchange) => file(exchange.params.file, exchange),
  }),
  defineOpenRoute({
    ...OUTSIDE,
    method: 'GET',
    path: '/v1/docs',
    id: 'getDocs',
    summary: 'The API document as a page.',
    answers: { 200: { mediaType: 'text/html' } },
    handle: async (exchange) => page(DOCUMENT_PAGE, exchange),
  }),
];

function file(name: string, exchange: Exchange): HttpAnswer<200> {
  const { signIn } = exchange.services;
  if (name === 'config.json') return json(200, { signIn: signIn ?? null }, ASKED_ABOUT);
  return name.endsWith('.html') ? page(name, exchange) : asset(name, exchange, IMMUTABLE);
}

function page(name: string, exchange: Exchange): HttpAnswer<200> {
  return asset(name, exchange, {
    ...ASKED_ABOUT,
    'content-security-policy': policyOf(exchange.services.signIn),
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  });
}

/** Nothing but this host's own files; of other hosts only the identity provider is spoken to, if there is one. */
function policyOf(signIn: SignIn | undefined): string {
  const provider = signIn === undefined ? [] : [new URL(signIn.issuer).origin];
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    ["connect-src 'self'", ...provider].join(' '),
    "manifest-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function asset(name: string, { request }: Exchange, headers: Record<string, string>): HttpAnswer<200> {
  const assets: ReadonlyMap<string, Asset> = assetsLibrary().readAssets();
  const { type, br, gzip } = found(assets.get(name));
  const encoding = encodingFor(request.headers['accept-encoding'], ['br', 'gzip']);
  const all = { 'content-type': type, vary: 'accept-encoding', ...headers };
  if (encoding === undefined)
    return { status: 200, headers: all, body: gunzipSync(Buffer.from(gzip, 'base64')).toString() };
  return {
    status: 200,
    headers: { ...all, 'content-encoding': encoding },
    body: encoding === 'br' ? br : gzip,
    base64: true,
  };
}
