/** Signatures of requests to Huawei Cloud: SDK-HMAC-SHA256, https://support.huaweicloud.com/devg-apisign/api-sign-algorithm.html. */
import { createHash, createHmac } from 'node:crypto';

/** A key of an account; `securityToken` comes with one that is lent for a time. */
export type HuaweiKey = { accessKey: string; secretKey: string; securityToken?: string };

export type SignedRequest = { method: 'GET' | 'POST'; url: URL; body?: string };

/** The headers that a request is sent with. `now` in milliseconds; the cloud takes 15 minutes of difference. */
export function signedHeaders(
  request: SignedRequest,
  { accessKey, secretKey, securityToken }: HuaweiKey,
  now: number,
): { [name: string]: string } {
  const date = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const headers: { [name: string]: string } = {
    ...(request.method === 'POST' && { 'content-type': 'application/json' }),
    host: request.url.host,
    'x-sdk-date': date,
    ...(securityToken && { 'x-security-token': securityToken }),
  };
  const signature = createHmac('sha256', secretKey)
    .update(['SDK-HMAC-SHA256', date, sha256(canonicalOf(request, headers))].join('\n'))
    .digest('hex');
  const signed = Object.keys(headers).sort().join(';');
  const authorization = `SDK-HMAC-SHA256 Access=${accessKey}, SignedHeaders=${signed}, Signature=${signature}`;
  return { ...headers, authorization };
}

/** What of a request is signed, in the one form that both sides make of it. */
function canonicalOf(
  { method, url, body = '' }: SignedRequest,
  headers: { readonly [name: string]: string },
): string {
  const names = Object.keys(headers).sort();
  return [
    method,
    pathOf(url),
    queryOf(url),
    names.map((name) => `${name}:${headers[name]}\n`).join(''),
    names.join(';'),
    sha256(body),
  ].join('\n');
}

/** The path with each part encoded anew; it ends in a slash, whether the request's does or not. */
function pathOf({ pathname }: URL): string {
  const path = pathname.endsWith('/') ? pathname : `${pathname}/`;
  return path
    .split('/')
    .map((part) => encoded(decodeURIComponent(part)))
    .join('/');
}

function queryOf(url: URL): string {
  return [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');
}

/** As RFC 3986 has it: of marks only `-`, `.`, `_` and `~` stay. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
