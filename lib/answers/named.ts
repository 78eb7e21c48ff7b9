/**
 * The answers by their names in the API document. A function names its answer and takes only the type from here: no
 * function loads these schemas, which documents and tests are made of.
 */
import type * as z from 'zod/mini';
import { blocker } from '../findings/finding.ts';
import { resultSummary } from '../records/result.ts';
import { codeEvent } from '../shapes/code.ts';
import { subject, verdict } from '../shapes/outcome.ts';
import { allocationCost } from '../shapes/placements.ts';
import { redemption } from '../shapes/redemption.ts';
import * as filing from './filing.ts';
import { findingAnswer, questionAnswer, sectionAnswer, sourceAnswer } from './finding.ts';
import * as jsonRpc from './json-rpc.ts';
import * as ledger from './ledger.ts';
import { lookUpAnswer } from './look-up.ts';
import { planActionAnswer, planAnswer } from './plan.ts';
import * as replay from './replay.ts';
import * as result from './result.ts';
import * as service from './service.ts';
import * as subscriptions from './subscriptions.ts';
import * as tracked from './tracked.ts';

export const ANSWERS = {
  Verdict: verdict,
  Subject: subject,
  Source: sourceAnswer,
  Finding: findingAnswer,
  OpenQuestion: questionAnswer,
  Section: sectionAnswer,
  Blocker: blocker,
  Advice: result.adviceAnswer,
  Plan: planAnswer,
  PlanAction: planActionAnswer,
  AllocationCost: allocationCost,
  Allocation: result.allocationAnswer,
  DomainCheckResult: result.domainResult,
  ServerCheckResult: result.serverResult,
  RoutingAdviceResult: result.routingResult,
  AssessmentResult: result.assessmentResult,
  AllocationResult: result.allocationResult,
  Result: result.resultAnswer,
  ResultSummary: resultSummary,
  ResultList: result.resultList,
  Replay: replay.replayAnswer,
  Impact: replay.impactAnswer,
  DomainLookups: lookUpAnswer,
  IssuedCode: ledger.issuedCode,
  Code: ledger.codeAnswer,
  CodeList: ledger.codeList,
  CodeEvent: codeEvent,
  CodeEventList: ledger.codeEventList,
  Redemption: redemption,
  DryRun: ledger.dryRun,
  TrackedServer: tracked.trackedServer,
  TrackedServerList: tracked.trackedServerList,
  TrackedDomain: tracked.trackedDomain,
  TrackedDomainList: tracked.trackedDomainList,
  Webhook: subscriptions.webhookAnswer,
  MadeWebhook: subscriptions.madeWebhook,
  WebhookList: subscriptions.webhookList,
  CalendarFeed: subscriptions.feedAnswer,
  MadeCalendarFeed: subscriptions.madeFeed,
  CalendarFeedList: subscriptions.feedList,
  Filing: filing.filingAnswer,
  FilingSummary: filing.filingSummary,
  FilingList: filing.filingList,
  Rule: service.ruleAnswer,
  RuleList: service.ruleList,
  Health: service.health,
  Problem: service.problem,
  JsonRpcResult: jsonRpc.jsonRpcResult,
  JsonRpcError: jsonRpc.jsonRpcError,
} as const;

export type AnswerName = keyof typeof ANSWERS;
/** What an answer of that name holds. */
export type Answer<N extends AnswerName> = z.infer<(typeof ANSWERS)[N]>;
