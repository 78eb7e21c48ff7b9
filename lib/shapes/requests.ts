/** The bodies of requests by their names in the API document, for documents and tests. */
import { allocationRequest } from './allocation.ts';
import { assessment } from './assessment.ts';
import { codeIssue, filing, redemption } from './code-requests.ts';
import { domainCheck } from './domain.ts';
import { filingMove } from './filing.ts';
import { jsonRpcMessage } from './json-rpc.ts';
import { lookUpRequest } from './look-up.ts';
import { routingAdvice } from './routing.ts';
import { serverCheck } from './server.ts';
import { feedBody, webhookBody } from './subscriptions.ts';

export const REQUESTS = {
  DomainCheck: domainCheck,
  ServerCheck: serverCheck,
  RoutingAdvice: routingAdvice,
  Assessment: assessment,
  AllocationRequest: allocationRequest,
  DomainLookupRequest: lookUpRequest,
  CodeIssue: codeIssue,
  RedemptionRequest: redemption,
  FilingRequest: filing,
  WebhookRequest: webhookBody,
  CalendarFeedRequest: feedBody,
  FilingMove: filingMove,
  JsonRpcMessage: jsonRpcMessage,
} as const;
