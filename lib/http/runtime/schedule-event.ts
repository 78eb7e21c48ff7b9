/** The start of a scheduled run: a timer's event of any runtime, or a direct invocation. */
import * as z from 'zod/mini';
import { eventOf } from './event-bytes.ts';
import { type EventMembers, isMembers } from './shape.ts';

/** What a run is asked. `asOf`: a date or an instant as given, from a direct invocation alone. `shards`: these only. */
type ScheduledRun = { asOf?: string; shards?: number[] };

type TimerShape = {
  name: string;
  /** The members by which it is known. */
  knownBy: string;
  isOne: (event: EventMembers) => boolean;
  /** Where its payload is, as text or JSON: what whoever made the timer wrote. */
  payload: (event: EventMembers) => unknown;
};

const TIMERS: readonly TimerShape[] = [
  {
    name: 'an AWS EventBridge schedule',
    knownBy: 'source "aws.events" or "aws.scheduler", detail-type',
    isOne: (event) => /^aws\.(events|scheduler)$/.test(String(event.source)) && 'detail-type' in event,
    payload: ({ detail }) => detail,
  },
  {
    name: 'a Huawei Cloud FunctionGraph TIMER',
    knownBy: 'trigger_type "TIMER", user_event',
    isOne: ({ trigger_type }) => trigger_type === 'TIMER',
    payload: ({ user_event }) => user_event,
  },
  {
    name: 'an Alibaba Cloud Function Compute 3 timer',
    knownBy: 'triggerTime, triggerName, payload',
    isOne: (event) => 'triggerTime' in event && 'triggerName' in event,
    payload: ({ payload }) => payload,
  },
  {
    name: 'a Tencent Cloud SCF timer',
    knownBy: 'Type "Timer", TriggerName, Message',
    isOne: ({ Type }) => Type === 'Timer',
    payload: ({ Message }) => Message,
  },
  {
    name: 'an Azure Functions timer',
    knownBy: 'isPastDue, scheduleStatus',
    isOne: (event) => 'isPastDue' in event && ('scheduleStatus' in event || 'schedule' in event),
    payload: () => undefined,
  },
  {
    name: 'a Google Cloud Scheduler message',
    knownBy: 'message.data, message.publishTime',
    isOne: ({ message }) => isMembers(message) && ('data' in message || 'publishTime' in message),
    payload: ({ message }) =>
      isMembers(message) && typeof message.data === 'string'
        ? Buffer.from(message.data, 'base64').toString()
        : undefined,
  },
];

const shards = z.array(z.int().check(z.gte(0), z.lte(4095))).check(z.minLength(1), z.maxLength(4096));
const direct = z.strictObject({ asOf: z.optional(z.string()), shards: z.optional(shards) });
/** `asOf` in a timer's payload is passed over: a timer runs as of now. */
const fromTimer = z.strictObject({ asOf: z.optional(z.unknown()), shards: z.optional(shards) });

/** What a scheduled handler understands, for the error that it throws at anything else. */
export const SCHEDULE_EVENTS = [
  ...TIMERS.map(({ name, knownBy }) => `${name} (${knownBy})`),
  'a direct invocation ({ asOf?, shards? })',
].join('; ');

/**
 * Reads the start of a scheduled run; undefined if the event is none, which every HTTP event is. Throws an error
 * that says what was expected if it is one whose payload does not fit.
 */
export function readScheduleEvent(raw: unknown): ScheduledRun | undefined {
  const event = eventOf(raw);
  if (!isMembers(event)) return undefined;
  const timer = TIMERS.find(({ isOne }) => isOne(event));
  if (timer !== undefined) return runOf(timer.name, timer.payload(event));
  if (!Object.keys(event).every((name) => name === 'asOf' || name === 'shards')) return undefined;
  const parsed = direct.safeParse(event);
  if (!parsed.success) throw refusal('a direct invocation', '{ asOf?: string, shards?: number[] }');
  return present(parsed.data);
}

function runOf(name: string, payload: unknown): ScheduledRun {
  const parsed = fromTimer.safeParse(askedIn(payload));
  if (!parsed.success) throw refusal(name, 'nothing or { "shards": number[] }, as JSON,');
  return present({ shards: parsed.data.shards });
}

/** A payload that was written for a run is an object in JSON; one that was written for people, or for nobody, says nothing. */
function askedIn(payload: unknown): unknown {
  if (payload === undefined || payload === null) return {};
  if (typeof payload !== 'string') return payload;
  if (!/^\s*[[{]/.test(payload)) return {};
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

function refusal(name: string, expected: string): TypeError {
  return new TypeError(`event: expected ${expected} in ${name}; shards are numbers from 0 to 4095`);
}

function present({
  asOf,
  shards,
}: {
  asOf?: string | undefined;
  shards?: number[] | undefined;
}): ScheduledRun {
  return { ...(asOf === undefined ? {} : { asOf }), ...(shards === undefined ? {} : { shards }) };
}
