/** What a result says: the verdict, the plan as days, what blocks and who acts, then all the rest. */

import { useState } from 'preact/hooks';
import type { Finding, Result } from '../../api/answers.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { FindingItem } from '../../components/finding.tsx';
import { Heading } from '../../components/heading.tsx';
import { VerdictBanner } from '../../components/verdict.tsx';
import { addressOf } from '../../state/route.ts';
import { askedOf } from '../../texts/questions.ts';
import { REPORT } from '../../texts/report.ts';
import { type Say, useSay } from '../../texts/say.ts';
import { shownId } from '../../texts/shown-id.ts';
import { AdviceView } from './advice-view.tsx';
import { asText } from './as-text.ts';
import { EvidenceView } from './evidence-view.tsx';
import { groupsOf, summaryOf } from './groups.ts';
import { PlanView } from './plan-view.tsx';
import { WhatIf } from './what-if.tsx';

/** `stored`: it has an address of its own. */
export function ReportView({ result, stored }: { result: Result; stored: boolean }) {
  const say = useSay();
  const { verdict, openQuestions, evaluatedAt, catalogue, asOf } = result;
  const groups = groupsOf(result);
  const advice =
    result.kind === 'routing-advice'
      ? [result.advice]
      : result.kind === 'assessment'
        ? (result.advice ?? [])
        : [];
  return (
    <article class="report stack">
      <Heading title={say(REPORT.titleOf, { subject: shownId(result.subject) })}>
        <Tools result={result} stored={stored} />
      </Heading>
      <VerdictBanner verdict={verdict}>
        <p>{summaryOf(result, say)}</p>
      </VerdictBanner>
      {result.kind === 'assessment' ? <PlanView result={result} /> : null}
      <Findings title={say(REPORT.blockers)} findings={groups.blockers} result={result} />
      <Questions questions={openQuestions} />
      <Findings title={say(REPORT.warnings)} findings={groups.warnings} result={result} />
      <Findings title={say(REPORT.alternatives)} findings={groups.alternatives} result={result} />
      {advice.map((each) => (
        <AdviceView key={each.domain} advice={each} />
      ))}
      <Folded title={say(REPORT.passes, { count: groups.passes.length })} findings={groups.passes} />
      <Folded title={say(REPORT.others, { count: groups.others.length })} findings={groups.others} />
      <EvidenceView evidence={result.evidence ?? []} />
      <p class="quiet">
        {say(REPORT.judgedAt, { time: say.instant(evaluatedAt), catalogue })}{' '}
        {asOf === null ? '' : say(REPORT.asOf, { day: asOf })} {stored ? '' : say(REPORT.notStored)}{' '}
        {result.id === '' ? '' : say(REPORT.id, { id: result.id })}
      </p>
    </article>
  );
}

function Tools({ result, stored }: { result: Result; stored: boolean }) {
  const say = useSay();
  const [trying, setTrying] = useState(false);
  return (
    <div class="row no-print">
      {stored ? null : (
        <a class="button" href={addressOf('application')}>
          {say(REPORT.edit)}
        </a>
      )}
      {result.kind === 'assessment' ? (
        <button type="button" onClick={() => setTrying(true)}>
          {say(REPORT.whatIf)}
        </button>
      ) : null}
      <button type="button" onClick={() => print()}>
        {say(REPORT.print)}
      </button>
      <CopyButton text={() => asText(result, say)}>{say(REPORT.copyText)}</CopyButton>
      {stored ? <CopyButton text={() => location.href}>{say(REPORT.copyLink)}</CopyButton> : null}
      {trying && result.kind === 'assessment' ? (
        <WhatIf result={result} close={() => setTrying(false)} />
      ) : null}
    </div>
  );
}

function Findings({
  title,
  findings,
  result,
}: {
  title: string;
  findings: readonly Finding[];
  result: Result;
}) {
  const say = useSay();
  if (findings.length === 0) return null;
  return (
    <section class="card">
      <h2>
        {title} ({findings.length})
      </h2>
      <div>
        {findings.map((finding) => (
          <FindingItem
            key={`${finding.rule} ${finding.subject.id}`}
            finding={finding}
            told={toldFix(finding, result, say)}
          />
        ))}
      </div>
    </section>
  );
}

/** What mends a finding; who does it and when it is done, as the plan has it. */
function toldFix(finding: Finding, result: Result, say: Say): string | undefined {
  const action = actionFor(finding, result);
  if (action === undefined) return finding.fix;
  const by = { who: action.actor.name, day: say.day(action.doneOn) };
  return finding.fix ? say(REPORT.fixedBy, { fix: finding.fix, ...by }) : say(REPORT.doneBy, by);
}

/** The action of the plan that settles a finding. */
function actionFor({ rule, subject }: Finding, result: Result) {
  if (result.kind !== 'assessment') return undefined;
  return result.plan?.actions.find(
    (action) =>
      action.rules.includes(rule) && action.subject.kind === subject.kind && action.subject.id === subject.id,
  );
}

function Questions({ questions }: { questions: Result['openQuestions'] }) {
  const say = useSay();
  if (questions.length === 0) return null;
  return (
    <section class="card">
      <h2>
        {say(REPORT.questions)} ({questions.length})
      </h2>
      <ul class="question-list">
        {questions.map((each) => (
          <li key={`${each.fact} ${each.subject.id}`}>
            {askedOf(each, say)} <span class="finding-subject">{shownId(each.subject.id)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Folded({ title, findings }: { title: string; findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <details class="card folded">
      <summary>{title}</summary>
      {findings.map((finding) => (
        <FindingItem key={`${finding.rule} ${finding.subject.id}`} finding={finding} />
      ))}
    </details>
  );
}
