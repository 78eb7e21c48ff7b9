/** Where to point a domain, and when; with the records to copy. */
import type { Answer } from '../../../lib/answers/named.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { REPORT } from '../../texts/report.ts';
import { useSay } from '../../texts/say.ts';

const PHASES = [
  ['before-filing', REPORT.before],
  ['during-filing', REPORT.during],
  ['after-filing', REPORT.after],
] as const;

/** Verifiers by rank, then the steps of each phase. */
export function AdviceView({ advice: { domain, verifyWith, steps } }: { advice: Answer<'Advice'> }) {
  const say = useSay();
  return (
    <section class="card">
      <h2>{say(REPORT.advice, { domain })}</h2>
      {verifyWith.length === 0 ? null : (
        <>
          <h3>{say(REPORT.verifyWith)}</h3>
          <ol class="numbered">
            {verifyWith.map(({ rank, serverId, code, why }) => (
              <li key={rank}>
                {code ?? serverId}: {why}
              </li>
            ))}
          </ol>
        </>
      )}
      {PHASES.map(([phase, title]) => {
        const own = steps.filter((step) => step.phase === phase);
        if (own.length === 0) return null;
        return (
          <div key={phase} class="stack-tight">
            <h3>{say(title)}</h3>
            <ol class="numbered">
              {own.map(({ action, text, record }) => (
                <li key={`${action} ${record?.value}`}>
                  {text}
                  {record === undefined ? null : <RecordLine record={record} />}
                </li>
              ))}
            </ol>
          </div>
        );
      })}
    </section>
  );
}

type DnsRecord = NonNullable<Answer<'Advice'>['steps'][number]['record']>;

function RecordLine({ record: { name, type, value } }: { record: DnsRecord }) {
  return (
    <span class="record">
      <code>
        {name} {type} {value}
      </code>
      <CopyButton text={() => value} />
    </span>
  );
}
