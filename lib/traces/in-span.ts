/** Work within spans: what is under way is remembered along every promise, so that a call of the table finds its request. */
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Attributes,
  type Context,
  type Span as OpenedSpan,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { Problem } from '../errors.ts';
import { parentIn } from './parent.ts';
import type { InSpan, OpenSpan, SpanFacts } from './spans.ts';

/** So many spans of a trace are recorded. How many more there were is said by the first of them. */
const SPANS_OF_A_TRACE = 1_000;

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL };

/** Where work stands: the span around it, and how many of its trace there are. */
type OpenTrace = { context: Context; counts: { recorded: number; leftOut: number } };

/** Work within spans of a tracer, and without them while that is off or a trace has had its share of spans. */
export function inSpanOf(tracer: Tracer, isOff: () => boolean): InSpan {
  const underWay = new AsyncLocalStorage<OpenTrace>();

  return async (start, work) => {
    const around = underWay.getStore();
    if (isOff()) return work(UNSEEN);
    const { context, counts } = around ?? {
      context: parentIn(start.headers ?? {}),
      counts: { recorded: 0, leftOut: 0 },
    };
    if (counts.recorded >= SPANS_OF_A_TRACE) {
      counts.leftOut += 1;
      return work(UNSEEN);
    }
    counts.recorded += 1;
    const options = { kind: KINDS[start.kind], attributes: attributesOf(start.facts ?? {}) };
    const opened = tracer.startSpan(start.name, options, context);
    const inside = { context: trace.setSpan(context, opened), counts };
    try {
      return await underWay.run(inside, () => work(spanOf(opened)));
    } catch (error) {
      spanOf(opened).fail(kindOf(error));
      throw error;
    } finally {
      if (around === undefined && counts.leftOut > 0) opened.setAttribute(LEFT_OUT, counts.leftOut);
      opened.end();
    }
  };
}

const LEFT_OUT = 'icp_preflight.spans_left_out';

const UNSEEN: OpenSpan = {
  traceId: undefined,
  note: () => undefined,
  rename: () => undefined,
  fail: () => undefined,
};

function spanOf(opened: OpenedSpan): OpenSpan {
  return {
    traceId: opened.isRecording() ? opened.spanContext().traceId : undefined,
    note: (facts) => void opened.setAttributes(attributesOf(facts)),
    rename: (name) => void opened.updateName(name),
    fail: (kind) =>
      void opened.setAttributes({ 'error.type': kind }).setStatus({ code: SpanStatusCode.ERROR }),
  };
}

function attributesOf(facts: SpanFacts): Attributes {
  return { ...facts };
}

/** Of an error its kind alone: its message may hold values. */
function kindOf(error: unknown): string {
  if (error instanceof Problem) return error.problem;
  return error instanceof Error ? error.name : typeof error;
}
