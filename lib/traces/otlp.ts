/**
 * Spans by OpenTelemetry's own library, sent by OTLP over HTTP as JSON. Where to, and how many of them, is what its standard
 * variables say: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
import { ExportResultCode, getNumberFromEnv } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { inSpanOf } from './in-span.ts';
import type { TraceSettings } from './open-spans.ts';
import type { Spans, SpansSent } from './spans.ts';

const SERVICE = 'icp-preflight';
/** An answer waits this long for a collector, and no longer, unless the environment says how long. */
const WITH_AN_ANSWER_MS = 500;
/** A process that ends waits this long, and no longer, whatever the environment says: it may be ended by force half a minute after it was told. */
const AT_THE_END_MS = 2_000;
/** A collector that failed, or was too slow, is left alone for this long: nothing is recorded meanwhile. */
const LEFT_ALONE_MS = 60_000;

/** Makes the spans of an instance by what the environment says. */
export function createSpans(sent: SpansSent, { now, log }: TraceSettings): Spans {
  let leftAloneUntil = 0;
  const isLeftAlone = () => now() < leftAloneUntil;
  function leaveAlone(collector: 'failed' | 'too-slow'): void {
    if (isLeftAlone()) return;
    leftAloneUntil = now() + LEFT_ALONE_MS;
    log({ function: 'tracing', collector, leftAloneSeconds: LEFT_ALONE_MS / 1000 });
  }
  const toldMs =
    getNumberFromEnv('OTEL_EXPORTER_OTLP_TRACES_TIMEOUT') ?? getNumberFromEnv('OTEL_EXPORTER_OTLP_TIMEOUT');
  const answerMs = toldMs ?? WITH_AN_ANSWER_MS;
  const exporter = new OTLPTraceExporter(sent === 'with-each-answer' ? { timeoutMillis: answerMs } : {});
  const provider = providerOf(watched(exporter, () => leaveAlone('failed')));

  async function sendWithin(ms: number): Promise<void> {
    // What is under way already is not part of the first.
    const all = provider.forceFlush().then(() => exporter.forceFlush());
    if ((await inTime(all, ms)) === 'late') leaveAlone('too-slow');
  }

  return {
    inSpan: inSpanOf(provider.getTracer(SERVICE), isLeftAlone),
    flush: async () => (sent === 'in-batches' || isLeftAlone() ? undefined : sendWithin(answerMs)),
    end: () => sendWithin(Math.min(toldMs ?? AT_THE_END_MS, AT_THE_END_MS)),
  };
}

function providerOf(exporter: SpanExporter): BasicTracerProvider {
  const named = resourceFromAttributes({ 'service.name': SERVICE });
  const told = detectResources({ detectors: [envDetector] });
  return new BasicTracerProvider({
    resource: defaultResource().merge(named).merge(told),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
}

/** An exporter that tells when it failed. */
function watched(exporter: OTLPTraceExporter, failed: () => void): SpanExporter {
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        if (result.code === ExportResultCode.FAILED) failed();
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush(),
  };
}

/** Waits for something, however it ends. */
async function inTime(wait: Promise<unknown>, ms: number): Promise<'ended' | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, ms, 'late');
  });
  const ended = wait.then(
    () => 'ended' as const,
    () => 'ended' as const,
  );
  const first = await Promise.race([ended, late]);
  clearTimeout(timer);
  return first;
}
