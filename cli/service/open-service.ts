/** A running service judges: requests side by side, within its limits, and none twice. */
import { createHash } from 'node:crypto';
import type { Answer } from '../../lib/answers/named.ts';
import { resultAnswer } from '../../lib/answers/result.ts';
import { text } from '../../lib/evidence/json.ts';
import { fill } from '../../lib/respond/fill.ts';
import type { Invocation } from '../command.ts';
import { variableOf } from '../documents/references.ts';
import { Failure } from '../failure.ts';
import { type AskedKind, type Body, JUDGES } from '../judge/judges.ts';
import type { OpenJudge } from '../judge/open-judge.ts';
import { lineOn } from '../progress.ts';
import { READING } from '../texts/reading.ts';
import { SERVICE } from '../texts/service.ts';
import type { World } from '../world.ts';
import { createSend } from './send.ts';
import { openState } from './state.ts';

const AT_ONCE = 8;
/** RFC 6750, 2.1. */
const TOKEN = /^[\w.~+/-]+=*$/;

/** The judge behind `--service`. Throws a failure where there is no token. */
export async function openService({ given, world, language }: Invocation): Promise<OpenJudge> {
  const token = tokenIn(world);
  const service = withoutSlash(given.text('service') ?? '');
  const stop = new AbortController();
  const send = createSend({
    service,
    token,
    language,
    quiet: given.flag('quiet'),
    world,
    stop: stop.signal,
  });
  const state = await openState(given.text('state'), world);
  const isWhole = world.onStop(() => tellKept(state.count(), { given, world, language }));
  const asOf = given.text('as-of');
  const more = { ...(asOf && { asOf }), ...(given.flag('look-up') && { lookUp: true }) };
  return {
    atOnce: AT_ONCE,
    close: () => {
      isWhole();
      return state.close();
    },
    async answer({ kind, body }) {
      const { path } = await JUDGES[kind]();
      const whole = withCodes({ ...body, ...more }, world);
      const key = keyOf(kind, whole, service);
      const known = await state.find(key);
      const told = known ?? (await send(path, whole, key).catch((error) => stopped(error, stop)));
      const read = answerIn(told, service);
      if (known === undefined) await state.keep(key, told);
      return read;
    },
  };
}

/** Says after a break that nothing is lost, and how to go on. */
function tellKept(count: number, { given, world, language }: Invocation): void {
  if (count === 0 || given.flag('quiet')) return;
  const values = { count, file: given.text('state') ?? '' };
  lineOn(world, `icp-preflight: ${fill(SERVICE.kept, values, language)}`);
}

/** The token, as a header takes it; it is shown nowhere. A file that it was read from may have ended with a line break. */
function tokenIn({ env }: World): string {
  const token = env.ICP_TOKEN?.trim();
  if (!token) throw new Failure({ text: SERVICE.noToken });
  if (!TOKEN.test(token)) throw new Failure({ text: SERVICE.notAToken });
  return token;
}

/** An address that paths are put behind; it has neither query nor fragment. */
function withoutSlash(address: string): string {
  const { href } = new URL(address);
  return href.endsWith('/') ? href.slice(0, -1) : href;
}

/** A failure ends the run: what else is on its way is given up, and asked again by the next one. */
function stopped(error: unknown, stop: AbortController): never {
  if (error instanceof Failure) stop.abort();
  throw error;
}

/** The same request has the same key: a repeat whose first answer was lost gets that answer. */
function keyOf(kind: AskedKind, body: Body, service: string): string {
  return createHash('sha256')
    .update(JSON.stringify([service, kind, body]))
    .digest('hex')
    .slice(0, 40);
}

/** References to codes, replaced by what their variables hold just before it is sent. */
function withCodes(value: Body, { env }: World): Body {
  const replaced = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(replaced);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(
      Object.entries(each).map(([name, inner]) => [
        name,
        name === 'code' ? codeOf(inner, env) : replaced(inner),
      ]),
    );
  };
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, replaced(each)]));
}

function codeOf(given: unknown, env: World['env']): unknown {
  const name = variableOf(text(given) ?? '');
  if (name === undefined) return given;
  const code = env[name];
  if (!code) throw new Failure({ text: READING.noVariable, values: { name } });
  return code;
}

function answerIn(told: unknown, service: string): Answer<'Result'> {
  const { success, data } = resultAnswer.safeParse(told);
  if (!success) throw new Failure({ text: SERVICE.notAnAnswer, values: { service } });
  return data;
}
