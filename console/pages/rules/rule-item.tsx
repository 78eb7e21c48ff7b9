/** One rule that unfolds to what mends what it finds, what it reads and where it is from. */
import { useEffect, useRef } from 'preact/hooks';
import type { Answer } from '../../../lib/answers/named.ts';
import { CONSTRAINT_ROWS } from '../../../lib/policy/constraint-rows.ts';
import { FindingPart, sourceLine } from '../../components/finding.tsx';
import { RULES } from '../../texts/rules.ts';
import { useSay } from '../../texts/say.ts';
import { FINDING_WORDS, SEVERITY_WORDS, SUBJECT_WORDS } from '../../texts/words.ts';

export type Rule = Answer<'RuleList'>['items'][number];

/** `open`: the address names it; it is unfolded, and in sight. */
export function RuleItem({ rule, open }: { rule: Rule; open: boolean }) {
  const say = useSay();
  const item = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (open) item.current?.scrollIntoView({ block: 'center' });
  }, [open]);
  const { id, subject, severity, title, fix, constraints, source, facts } = rule;
  const others = CONSTRAINT_ROWS.filter((row) => constraints.slice(1).some((each) => each === row.id));
  return (
    <details class="finding" data-rule={id} open={open} ref={item}>
      <summary>
        <span class="finding-line">
          {title}
          <span class="finding-subject">
            {say(SUBJECT_WORDS[subject])} · {say(SEVERITY_WORDS[severity])}
          </span>
        </span>
      </summary>
      <dl class="finding-more">
        <FindingPart term={say(FINDING_WORDS.fix)}>{fix}</FindingPart>
        <FindingPart term={say(FINDING_WORDS.source)}>{sourceLine(source, say)}</FindingPart>
        {others.length === 0 ? null : (
          <FindingPart term={say(RULES.rows)}>
            {others.map((row) => (
              <p key={row.id}>{say(row.constraint)}</p>
            ))}
          </FindingPart>
        )}
        <FindingPart term={say(RULES.facts)}>
          {facts.map((fact) => (
            <code key={fact} class="fact">
              {fact}
            </code>
          ))}
        </FindingPart>
        <FindingPart term={say(FINDING_WORDS.rule)}>
          <code>{id}</code>
        </FindingPart>
      </dl>
    </details>
  );
}
