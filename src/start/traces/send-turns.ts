import { ROOT_CONTEXT, SpanStatusCode, TraceFlags, trace, type SpanContext } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources'
import { AlwaysOnSampler, BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import type { Span } from '../../domain/trace/spans-of-turn.ts'

export interface TurnSender {
  /** Hands over the spans of one turn; the first is the turn's own. */
  send(turnId: string, spans: readonly Span[], attributes: Readonly<Record<string, string>>): void
  /** Sends what is still waiting. */
  stop(): Promise<void>
}

/**
 * Sends turns as traces to where OTEL_EXPORTER_OTLP_ENDPOINT and its kin say (OTLP over HTTP, JSON). A trace has the id of its
 * turn and a span the second half of the id of its thing, so that whoever knows a turn finds its trace, and sending twice changes nothing.
 */
export function turnSender(): TurnSender {
  let next = { traceId: '', spanId: '' }
  const provider = new TracerProvider({
    resource: defaultResource().merge(
      resourceFromAttributes({ 'service.name': process.env.OTEL_SERVICE_NAME ?? 'sundial' }),
    ),
    sampler: new AlwaysOnSampler(),
    idGenerator: { generateTraceId: () => next.traceId, generateSpanId: () => next.spanId },
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  })
  const tracer = provider.getTracer('sundial')

  return {
    send(turnId, spans, attributes) {
      const traceId = digits(turnId)
      for (const { id, parentId, name, from, to, failure, attributes: own, moments } of spans) {
        next = { traceId, spanId: spanIdOf(id) }
        const isRoot = id === turnId
        const parent = isRoot ? ROOT_CONTEXT : within(traceId, spanIdOf(parentId ?? turnId))
        const span = tracer.startSpan(
          name,
          { startTime: from, attributes: { ...attributes, ...own } },
          parent,
        )
        for (const { name: moment, at, attributes: said } of moments) span.addEvent(moment, said, at)
        if (failure !== null) span.setStatus({ code: SpanStatusCode.ERROR, message: failure })
        span.end(to)
      }
    },
    stop: () => provider.shutdown(),
  }
}

function within(traceId: string, spanId: string) {
  const parent: SpanContext = { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true }
  return trace.setSpanContext(ROOT_CONTEXT, parent)
}

/** 32 hexadecimal digits, which is what a trace's id is, too. */
function digits(uuid: string): string {
  return uuid.replaceAll('-', '')
}

/** The second half: the first of a UUID of version 7 is the time. */
function spanIdOf(uuid: string): string {
  return digits(uuid).slice(16)
}
