/** Rules: the constraints table as its readers know it, each row with the rules that hold it. */
import { useState } from 'preact/hooks';
import type { Answer } from '../../../lib/answers/named.ts';
import { CONSTRAINT_ROWS } from '../../../lib/policy/constraint-rows.ts';
import { CONSTRAINTS_PAGE } from '../../../lib/policy/constraints.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { sourceLine } from '../../components/finding.tsx';
import { Heading } from '../../components/heading.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { WhenLoaded } from '../../components/states.tsx';
import { useValue } from '../../state/observable.ts';
import { replaceQuery, route } from '../../state/route.ts';
import { RULES } from '../../texts/rules.ts';
import { useSay } from '../../texts/say.ts';
import { NAVIGATION } from '../../texts/shell.ts';
import { SUBJECT_WORDS } from '../../texts/words.ts';
import { type Rule, RuleItem } from './rule-item.tsx';

/** `#/rules/domain/tld-approved` opens that rule. */
export function RulesPage() {
  const say = useSay();
  const loaded = useAnswer('RuleList', '/v1/rules');
  return (
    <>
      <Heading title={say(NAVIGATION.rules)} />
      <p>{say(RULES.what)}</p>
      <p class="quiet">{sourceLine(CONSTRAINTS_PAGE, say)}</p>
      <WhenLoaded loaded={loaded}>{(list) => <Catalogue list={list} />}</WhenLoaded>
    </>
  );
}

function Catalogue({ list: { items, catalogue } }: { list: Answer<'RuleList'> }) {
  const say = useSay();
  const { rest, query } = useValue(route);
  const [text, setText] = useState('');
  const subject = query.get('subject') ?? '';
  const wanted = items.filter((rule) => (subject === '' || rule.subject === subject) && speaksOf(rule, text));
  return (
    <>
      <RuleFilters {...{ items, text, setText, subject }} />
      <p class="quiet" role="status">
        {wanted.length === 0 ? say(RULES.none) : say(RULES.found, { count: wanted.length })} ·{' '}
        {say(RULES.catalogue, { hash: catalogue })}
      </p>
      {GROUPS.map((rows) => (
        <Group key={rows[0]?.id} rows={rows} rules={wanted} named={rest} />
      ))}
    </>
  );
}

/** Rows that the table calls by one name. */
const GROUPS = [...new Set(CONSTRAINT_ROWS.map(({ row }) => row.en))].map((name) =>
  CONSTRAINT_ROWS.filter(({ row }) => row.en === name),
);

type GroupProps = { rows: typeof CONSTRAINT_ROWS; rules: readonly Rule[]; named: string };

function Group({ rows, rules, named }: GroupProps) {
  const say = useSay();
  const [first] = rows;
  const held = rows
    .map((row) => ({ row, own: rules.filter(({ constraints }) => constraints[0] === row.id) }))
    .filter(({ own }) => own.length > 0);
  if (first === undefined || held.length === 0) return null;
  return (
    <section class="card" aria-labelledby={`row-${first.id}`}>
      <h2 id={`row-${first.id}`}>{say(first.row)}</h2>
      {held.map(({ row, own }) => (
        <div key={row.id} class="constraint">
          <h3>{say(row.constraint)}</h3>
          {own.map((rule) => (
            <RuleItem key={rule.id} rule={rule} open={rule.id === named} />
          ))}
        </div>
      ))}
    </section>
  );
}

/** Every word of what is searched for stands somewhere in the rule. */
function speaksOf(rule: Rule, text: string): boolean {
  const rows = CONSTRAINT_ROWS.filter(({ id }) => rule.constraints.some((each) => each === id));
  const all = JSON.stringify([rule, rows]).toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

type RuleFiltersProps = {
  items: readonly Rule[];
  text: string;
  setText: (text: string) => void;
  subject: string;
};

function RuleFilters({ items, text, setText, subject }: RuleFiltersProps) {
  const say = useSay();
  return (
    <div class="filters" role="search" aria-label={say(RULES.search)}>
      <SearchBox label={say(RULES.search)} hint={say(RULES.searchHint)} text={text} change={setText} />
      <label class="filter">
        <span>{say(RULES.subject)}</span>
        <select
          value={subject}
          onChange={({ currentTarget: { value } }) => replaceQuery(value === '' ? {} : { subject: value })}
        >
          <option value="">{say(RULES.every)}</option>
          {[...new Set(items.map((rule) => rule.subject))].map((each) => (
            <option key={each} value={each}>
              {say(SUBJECT_WORDS[each])}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
