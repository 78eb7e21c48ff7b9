/** The trace that a request says it is part of. */
import {
  type Context,
  defaultTextMapGetter,
  ROOT_CONTEXT,
  type SpanContext,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';

const W3C = new W3CTraceContextPropagator();
const XRAY_ROOT = /^1-([0-9a-f]{8})-([0-9a-f]{24})$/;
const XRAY_PARENT = /^[0-9a-f]{16}$/;

/**
 * By `traceparent` and `tracestate` (https://www.w3.org/TR/trace-context/), else by `x-amzn-trace-id` where that names a span that
 * is recorded (https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader): a load balancer's
 * names none. A new trace where neither does.
 */
export function parentIn(headers: { readonly [name: string]: string | undefined }): Context {
  const context = W3C.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
  if (trace.getSpanContext(context) !== undefined) return context;
  const named = spanOfXRay(headers['x-amzn-trace-id'] ?? '');
  return named === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, named);
}

function spanOfXRay(header: string): SpanContext | undefined {
  const members = new Map(
    header.split(';', 10).map((member) => {
      const at = member.indexOf('=');
      return [member.slice(0, at).trim(), member.slice(at + 1).trim()];
    }),
  );
  const [, epoch, rest] = XRAY_ROOT.exec(members.get('Root') ?? '') ?? [];
  const spanId = members.get('Parent') ?? '';
  if (rest === undefined || !XRAY_PARENT.test(spanId) || members.get('Sampled') !== '1') return undefined;
  return { traceId: `${epoch}${rest}`, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true };
}
