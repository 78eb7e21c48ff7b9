/**
 * What the ledger promises, as simply as it can be said: a server, a code and a website each as a small state, and which
 * answers are possible in it. A history must be linearizable for each of them. Knows nothing of how the ledger works.
 */
import { type Answer, FACTS, type Operation } from './history.ts';
import { isLinearizable, type Model } from './linearizable.ts';

/** How often each promise was looked at. */
export type Checked = { [promise: string]: number };

type Holder = { tenant: string; domain: string; id: string | null; filed: string | null };
type CodeState = {
  server: string | null;
  revoked: boolean;
  holder: Holder | null;
  released: readonly string[];
};
type WebsiteState = { code: string | null; id: string | null; released: readonly string[] };
/** `unknown`: codes that were made for requests without an answer, in slots that nobody was told. */
type ServerState = { slots: readonly number[]; unknown: number; keys: { readonly [key: string]: number } };

/** Every promise that a history breaks, in words; empty if it breaks none. `checked` counts what was looked at. */
export function brokenPromises(history: readonly Operation[], checked: Checked): string[] {
  const broken: string[] = [];
  const hold = <O extends Operation, S>(
    promise: string,
    about: string,
    operations: readonly O[],
    model: Model<O, S>,
  ) => {
    if (operations.length === 0) return;
    count(checked, promise);
    if (!isLinearizable(operations, model))
      broken.push(`${promise}: ${about}\n${operations.map(lineOf).join('\n')}`);
  };
  for (const server of distinct(
    history.map(({ kind, about }) => (kind === 'issue' ? about.serverId : undefined)),
  ))
    hold(
      'a server is linearizable',
      server,
      history.filter((each) => each.kind === 'issue' && each.about.serverId === server),
      serverModel(history, server),
    );
  for (const code of distinct(history.map(codeOf))) {
    const servers = new Set(
      history
        .filter((each) => each.kind === 'issue' && codeOf(each) === code)
        .map(({ about }) => about.serverId),
    );
    const ofCode = history.filter(
      (each) => codeOf(each) === code || (each.kind === 'untrack' && servers.has(each.about.serverId)),
    );
    hold('a code is linearizable', code, ofCode, codeModel(history));
  }
  for (const website of distinct(history.map(websiteOf)))
    hold(
      'a website is linearizable',
      website,
      history.filter((each) => websiteOf(each) === website),
      websiteModel,
    );
  for (const key of distinct(history.map(({ tenant, key }) => key && `${tenant} ${key}`)))
    hold(
      'a key is one request',
      key,
      history.filter((each) => `${each.tenant} ${each.key}` === key),
      keyModel,
    );
  broken.push(
    ...repeatsThatDiffer(history, checked),
    ...answersThatDiffer(history, checked),
    ...slotsThatMove(history, checked),
    ...guesses(history, checked),
  );
  return broken;
}

function codeOf({ kind, about, answer }: Operation): string | undefined {
  return about.code ?? (kind === 'issue' && answer?.status === 201 ? String(answer.body.code) : undefined);
}

function websiteOf({ kind, tenant, about: { domain } }: Operation): string | undefined {
  return domain === undefined || kind === 'read-code' ? undefined : `${tenant} ${domain}`;
}

function serverModel(history: readonly Operation[], server: string): Model<Operation, ServerState> {
  return {
    initial: { slots: [], unknown: 0, keys: {} },
    next(state, operation) {
      const { key, answer, about } = operation;
      const { slots, unknown, keys } = state;
      const used = slots.length + unknown;
      const known = key === undefined ? undefined : keys[key];
      if (answer === undefined) return used < 5 && known === undefined ? [withUnknown(state, key)] : [state];
      const { can, cannot, gone } = eligibility(history, server, operation);
      const slot = Number(answer.body.slot);
      const free = !slots.includes(slot) && slot >= 1 && slot <= 5;
      switch (reasonOf(answer)) {
        case '201':
          if (known === slot) return [state];
          // The first request with the key had no answer, and made it.
          if (known === 0)
            return free
              ? [{ slots: [...slots, slot], unknown: unknown - 1, keys: named(keys, key, slot) }]
              : [];
          return can && used < 5 && free
            ? [{ ...state, slots: [...slots, slot], keys: named(keys, key, slot) }]
            : [];
        case 'quota-exhausted':
          return used === 5 ? [state] : [];
        case 'server-not-eligible':
          return cannot ? [state] : [];
        case 'code-exists':
          return about.code === undefined ? [] : [state];
        case 'not-found':
          return gone ? [state] : [];
        case 'idempotency-key-reused':
        case 'too-many-attempts':
          return [state];
        default:
          return [];
      }
    },
  };
}

function withUnknown({ slots, unknown, keys }: ServerState, key: string | undefined): ServerState {
  return { slots, unknown: unknown + 1, keys: named(keys, key, 0) };
}

function named(keys: ServerState['keys'], key: string | undefined, slot: number): ServerState['keys'] {
  return key === undefined ? keys : { ...keys, [key]: slot };
}

function codeModel(history: readonly Operation[]): Model<Operation, CodeState> {
  return {
    initial: { server: null, revoked: false, holder: null, released: [] },
    next(state, operation) {
      switch (operation.kind) {
        case 'issue':
          return issued(state, operation);
        case 'redeem':
          return redeemed(
            state,
            operation,
            state.server === null ? NEVER : eligibility(history, state.server, operation),
          );
        case 'release':
          return released(state, operation);
        case 'file':
          return filed(state, operation);
        case 'revoke':
          return revoked(state, operation);
        case 'untrack':
          return untracked(state, operation);
        case 'read-code':
          return readCode(state, operation);
        default:
          return readRedemption(state, operation);
      }
    },
  };
}

const NEVER = { can: false, cannot: true, gone: false };

function issued(state: CodeState, { answer, about }: Operation): CodeState[] {
  const made = { ...state, server: about.serverId ?? null };
  if (answer === undefined) return state.server === null ? [made] : [state];
  switch (reasonOf(answer)) {
    case '201':
      return state.server === null
        ? [made]
        : answer.replayed && state.server === about.serverId
          ? [state]
          : [];
    case 'code-exists':
      return state.server === null ? [] : [state];
    default:
      return [state];
  }
}

function redeemed(state: CodeState, operation: Operation, { can, cannot }: typeof NEVER): CodeState[] {
  const { answer, tenant, about } = operation;
  const { holder, server } = state;
  const domain = about.domain ?? '';
  const free = server !== null && !state.revoked && holder === null;
  const same = holder !== null && holder.tenant === tenant && holder.domain === domain;
  const held = (id: string | null): CodeState => ({ ...state, holder: { tenant, domain, id, filed: null } });
  if (answer === undefined) return free && can ? [held(null)] : [state];
  const id = String(answer.body.id);
  const known = same && (holder.id === id || holder.id === null);
  switch (reasonOf(answer)) {
    case '201':
    case '200':
      if (answer.replayed && state.released.includes(id)) return [state];
      // Of those that ask for it together one made it, and is told 201; the others find it.
      if (known) return isMaker(answer) ? [] : [{ ...state, holder: { ...holder, id } }];
      return free && can && isMaker(answer) ? [held(id)] : [];
    case 'code-already-redeemed':
      return answer.replayed || (holder !== null && !same) ? [state] : [];
    case 'code-revoked':
      return answer.replayed || state.revoked ? [state] : [];
    case 'code-not-found':
      return answer.replayed || server === null ? [state] : [];
    case 'server-not-eligible':
      return answer.replayed || (free && cannot) ? [state] : [];
    case 'website-already-verified':
      return answer.replayed || (free && can) ? [state] : [];
    default:
      return [state];
  }
}

function isMaker({ status, replayed }: Answer): boolean {
  return status === 201 && !replayed;
}

function released(state: CodeState, { answer, tenant, about }: Operation): CodeState[] {
  const { holder } = state;
  const id = about.redemptionId ?? '';
  const holds =
    holder !== null &&
    (holder.id === id || (holder.id === null && holder.tenant === tenant && holder.domain === about.domain));
  const after = { ...state, holder: null, released: [...state.released, id] };
  if (answer === undefined) return holds && holder.filed === null ? [after] : [state];
  switch (reasonOf(answer)) {
    case '200':
      return state.released.includes(id) ? [state] : holds && holder.filed === null ? [after] : [];
    case 'redemption-final':
      return holds && holder.filed !== null ? [state] : [];
    default:
      return [];
  }
}

function filed(state: CodeState, { answer, about }: Operation): CodeState[] {
  const { holder } = state;
  const [id, number] = [about.redemptionId ?? '', about.number ?? ''];
  const holds = holder !== null && (holder.id === id || holder.id === null);
  const possible = holds && (holder.filed === null || holder.filed === number);
  const after = possible ? [{ ...state, holder: { ...holder, id, filed: number } }] : [];
  if (answer === undefined) return possible ? after : [state];
  switch (reasonOf(answer)) {
    case '200':
      return after;
    case 'redemption-final':
      return state.released.includes(id) || (holds && holder.filed !== null && holder.filed !== number)
        ? [state]
        : [];
    case 'idempotency-key-reused':
      return [state];
    default:
      return [];
  }
}

function revoked(state: CodeState, { answer }: Operation): CodeState[] {
  const after = { ...state, revoked: true };
  if (answer === undefined) return state.holder === null ? [after] : [state];
  switch (reasonOf(answer)) {
    case '200':
      return state.holder === null ? [after] : [];
    case 'code-already-redeemed':
      return state.holder !== null ? [state] : [];
    default:
      return [];
  }
}

/** Tracking ends only while no redemption lives on a code of the server. */
function untracked(state: CodeState, { answer, about }: Operation): CodeState[] {
  const ended = answer !== undefined && answer.status < 300 && state.server === about.serverId;
  return ended && state.holder !== null ? [] : [state];
}

function readCode(state: CodeState, { answer }: Operation): CodeState[] {
  if (answer === undefined) return [state];
  const { revoked: isRevoked, holder } = state;
  const status = isRevoked
    ? 'revoked'
    : holder === null
      ? 'available'
      : holder.filed === null
        ? 'redeemed'
        : 'filed';
  const domain = holder === null ? undefined : holder.domain;
  return answer.body.status === status && answer.body.website?.domain === domain ? [state] : [];
}

function readRedemption(state: CodeState, { answer, about }: Operation): CodeState[] {
  if (answer === undefined) return [state];
  const id = about.redemptionId ?? '';
  const { holder } = state;
  const status =
    holder?.id === id
      ? holder.filed === null
        ? 'redeemed'
        : 'filed'
      : state.released.includes(id)
        ? 'released'
        : undefined;
  return answer.body.status === status ? [state] : [];
}

const websiteModel: Model<Operation, WebsiteState> = {
  initial: { code: null, id: null, released: [] },
  next(state, { kind, answer, about }) {
    if (kind === 'release') return websiteReleased(state, answer, about.redemptionId ?? '');
    if (kind !== 'redeem') return [state];
    const code = about.code ?? null;
    if (answer === undefined) return state.code === null ? [{ ...state, code, id: null }] : [state];
    if (answer.status >= 400) {
      const other = state.code !== null && state.code !== code;
      return reasonOf(answer) !== 'website-already-verified' || answer.replayed || other ? [state] : [];
    }
    const id = String(answer.body.id);
    if (answer.replayed && state.released.includes(id)) return [state];
    if (state.code === code && (state.id === id || state.id === null))
      return isMaker(answer) ? [] : [{ ...state, id }];
    return state.code === null && isMaker(answer) ? [{ ...state, code, id }] : [];
  },
};

function websiteReleased(state: WebsiteState, answer: Answer | undefined, id: string): WebsiteState[] {
  const after = { code: null, id: null, released: [...state.released, id] };
  const holds = state.code !== null && (state.id === id || state.id === null);
  if (answer === undefined) return holds ? [after] : [state];
  if (answer.status !== 200) return [state];
  return state.released.includes(id) ? [state] : holds ? [after] : [];
}

/** The request that a key is bound to. A tenant that has to wait may have been told so before the key was bound, or after. */
const keyModel: Model<Operation, string | null> = {
  initial: null,
  next(state, { path, body, answer }) {
    const request = `${path} ${JSON.stringify(body)}`;
    const [free, own] = [state === null, state === request];
    if (answer === undefined) return free ? [request] : [state];
    switch (reasonOf(answer)) {
      case 'idempotency-key-reused':
        return free || own ? [] : [state];
      case 'too-many-attempts':
        return free ? [null, request] : own ? [state] : [];
      default:
        return free || own ? [request] : [];
    }
  },
};

/** Whether the server could verify, and whether it could not, by any facts that may have held while the request ran. */
function eligibility(history: readonly Operation[], server: string, { from, until, day }: Operation) {
  const checks = history.filter(
    ({ kind, about, answer }) =>
      about.serverId === server && ['track', 'untrack'].includes(kind) && (answer?.status ?? 200) < 300,
  );
  // A check that is repeated with its key changes nothing, unless the first one died.
  const done = checks.filter((each) => each.until < from && !each.answer?.replayed);
  const last = Math.max(0, ...done.map((each) => each.from));
  const possible = checks.filter((each) => each.from < until && each.until >= last);
  const good = ({ about: { facts = 'bad' } }: Operation) => FACTS[facts].some((each) => each === day);
  return {
    can: possible.some(good),
    cannot: possible.some((each) => !good(each)),
    gone: possible.some(({ kind }) => kind === 'untrack'),
  };
}

/** A repeat with the same key and body on the same day is answered as the first one was. A refusal to make a code keeps no key. */
function repeatsThatDiffer(history: readonly Operation[], checked: Checked): string[] {
  const first = new Map<string, Operation>();
  const broken: string[] = [];
  for (const operation of history.filter(({ key, answer }) => key !== undefined && answer !== undefined)) {
    const { tenant, key, path, body, day, answer } = operation;
    if (answer === undefined || [422, 429].includes(answer.status)) continue;
    if (operation.kind === 'issue' && answer.status >= 400) continue;
    const same = `${tenant} ${day} ${key} ${path} ${JSON.stringify(body)}`;
    const before = first.get(same);
    if (before === undefined) {
      first.set(same, operation);
      continue;
    }
    count(checked, 'a repeat with the same key gets the same answer');
    if (
      before.answer?.status !== answer?.status ||
      JSON.stringify(before.answer?.body) !== JSON.stringify(answer?.body)
    )
      broken.push(
        `a repeat with the same key gets the same answer:\n${lineOf(before)}\n${lineOf(operation)}`,
      );
  }
  return broken;
}

/** What was released, filed or revoked is told alike to everybody who asks for it again. */
function answersThatDiffer(history: readonly Operation[], checked: Checked): string[] {
  const promise = 'an end is told alike to all who ask for it';
  const first = new Map<string, Operation>();
  const ends = history.filter(
    ({ kind, answer }) => ['release', 'file', 'revoke'].includes(kind) && answer?.status === 200,
  );
  return ends.flatMap((operation) => {
    const same = `${operation.kind} ${operation.path}`;
    const before = first.get(same);
    first.set(same, before ?? operation);
    if (before === undefined) return [];
    count(checked, promise);
    const alike = JSON.stringify(before.answer?.body) === JSON.stringify(operation.answer?.body);
    return alike ? [] : [`${promise}:\n${lineOf(before)}\n${lineOf(operation)}`];
  });
}

/** A code keeps the slot that it was made in. */
function slotsThatMove(history: readonly Operation[], checked: Checked): string[] {
  const promise = 'a code keeps its slot';
  const slots = new Map<string, number>();
  return history.flatMap((operation) => {
    const { kind, answer, about } = operation;
    if (kind === 'issue' && answer?.status === 201) slots.set(answer.body.id, answer.body.slot);
    const slot = slots.get(about.codeId ?? '');
    if (kind !== 'read-code' || answer === undefined || slot === undefined) return [];
    count(checked, promise);
    return answer.body.slot === slot ? [] : [`${promise}: ${slot}\n${lineOf(operation)} ${answer.body.slot}`];
  });
}

/** Ten guesses of a tenant are answered in a minute; one whose answer was lost may be counted twice. */
function guesses(history: readonly Operation[], checked: Checked): string[] {
  const promise = 'ten guesses a minute are answered';
  return distinct(history.map(({ tenant, day }) => `${tenant} ${day}`)).flatMap((window) => {
    const tried = history.filter((each) => `${each.tenant} ${each.day}` === window && mayGuess(each));
    const answered = tried.flatMap(({ kind, answer }) =>
      answer === undefined || answer.replayed ? [] : [{ kind, reason: reasonOf(answer) }],
    );
    const blocked = answered.filter(({ reason }) => reason === 'too-many-attempts').length;
    const wrong = answered.filter(({ kind, reason }) =>
      kind === 'issue'
        ? !['too-many-attempts', 'idempotency-key-reused'].includes(reason)
        : reason === 'code-not-found',
    ).length;
    const unanswered = tried.filter(({ answer }) => answer === undefined).length;
    count(checked, promise);
    if (wrong > 10) return [`${promise}: ${wrong} were`];
    return blocked > 0 && 2 * (wrong + unanswered) < 10 ? [`${promise}: 429 after ${wrong}`] : [];
  });
}

/** Redeeming a code, and recording one. */
function mayGuess({ kind, path, about }: Operation): boolean {
  return path === '/v1/redemptions' || (kind === 'issue' && about.code !== undefined);
}

function count(checked: Checked, promise: string): void {
  checked[promise] = (checked[promise] ?? 0) + 1;
}

/** The problem's name, or the status of a success. */
function reasonOf({ status, body }: Answer): string {
  return status < 300 ? String(status) : String(body.type).replace('urn:icp-preflight:problem:', '');
}

function lineOf({ from, until, kind, tenant, about, key, answer }: Operation): string {
  const outcome =
    answer === undefined
      ? 'no answer'
      : `${reasonOf(answer)} ${answer.replayed ? 'replayed ' : ''}${answer.body.id ?? ''} ${answer.body.slot ?? ''}`;
  return `  [${from}, ${until}] ${kind} ${tenant} ${JSON.stringify(about)} ${key ?? ''} -> ${outcome}`;
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
