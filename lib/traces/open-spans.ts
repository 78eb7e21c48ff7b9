/** Spans that are loaded when they are first asked for. */
import type { Spans, SpansSent } from './spans.ts';
import { tracingLibrary } from './tracing-library.ts';

export type TraceSettings = { now: () => number; log: (entry: Record<string, unknown>) => void };

/** The spans of an instance; undefined where they cannot be had, which the log is told once: no answer depends on them. */
export function openSpans(sent: SpansSent, settings: TraceSettings): () => Promise<Spans | undefined> {
  let opened: Promise<Spans | undefined> | undefined;
  return () => {
    opened ??= load(sent, settings);
    return opened;
  };
}

async function load(sent: SpansSent, settings: TraceSettings): Promise<Spans | undefined> {
  try {
    const { createSpans } = await tracingLibrary();
    return createSpans(sent, settings);
  } catch (error) {
    settings.log({ function: 'tracing', error: error instanceof Error ? error.name : typeof error });
    return undefined;
  }
}
