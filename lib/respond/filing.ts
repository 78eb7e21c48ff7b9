import { type Deadline, filingDeadlines } from '../filings/filing-deadlines.ts';
import { deadlinePolicies, type FilingActor, type FilingState, statePolicy } from '../policy/lifecycle.ts';
import type { Filing, FilingSummary } from '../shapes/stored-filing.ts';
import type { Language, Text } from '../texts.ts';
import { WORKING_DAYS_KNOWN } from '../working-days.ts';
import { fill, listed } from './fill.ts';

const ACTORS: { readonly [A in FilingActor]: Text } = {
  applicant: { en: 'the applicant', 'zh-CN': '备案申请人' },
  provider: { en: 'Huawei Cloud', 'zh-CN': '华为云' },
  authority: { en: 'the communications authority', 'zh-CN': '通信管理局' },
  nobody: { en: 'nobody', 'zh-CN': '无' },
};
const NOT_BEGUN: Text = {
  en: 'no record yet (adopt: true takes over an application that was under way before)',
  'zh-CN': '尚无记录（已在办理中的备案可用 adopt: true 接管）',
};
const NOWHERE: Text = { en: 'nowhere', 'zh-CN': '无' };
const CALENDAR_ENDS: Text = {
  en: 'The calendar of working days ends on {last}; the day cannot be told.',
  'zh-CN': '工作日历仅到 {last}，无法给出日期。',
};

/** A filing as it is answered: the state, who acts next and by when, and all moves. `now` in milliseconds. */
export function renderFiling(filing: Filing, now: number, language: Language) {
  const { history, movesOmitted } = filing;
  return {
    ...renderFilingSummary(filing, now, language),
    history: history.map(({ state, ...move }) => ({
      state,
      name: statePolicy(state).name[language],
      ...move,
    })),
    movesOmitted,
  };
}

/** The same, as lists show it. */
export function renderFilingSummary(filing: FilingSummary, now: number, language: Language) {
  const { domain, state, sinceAt, filedAt, completed, revision } = filing;
  const { name, actor, action, next, editable, withdrawable, inConsole, source } = statePolicy(state);
  const deadlines = filingDeadlines(filing, now);
  const nearest = deadlines.find((deadline) => deadline.actor === actor);
  return {
    domain,
    state,
    name: name[language],
    sinceAt,
    filedAt,
    editable,
    withdrawable,
    inConsole,
    next: {
      actor,
      actorName: ACTORS[actor][language],
      action: action[language],
      dueOn: nearest?.dueOn ?? null,
      dueAt: nearest?.dueAt ?? null,
      states: next,
    },
    deadlines: deadlines.map((deadline) => renderDeadline(deadline, state, language)),
    completed,
    revision,
    source,
  };
}

/** What fills the refusal of a move: where an application stands, and where it can go. */
export function refusalValues(
  { from, allowed }: { from: FilingState | null; allowed: readonly FilingState[] },
  language: Language,
) {
  const named = (state: FilingState) => `${state} (${statePolicy(state).name[language]})`;
  return {
    from: from === null ? NOT_BEGUN[language] : named(from),
    allowed: allowed.length === 0 ? NOWHERE[language] : listed(allowed.map(named), language),
  };
}

function renderDeadline(deadline: Deadline, state: FilingState, language: Language) {
  const policy = deadlinePolicies(state).find(({ id }) => id === deadline.kind);
  const notes = [
    policy?.note?.[language],
    deadline.dueAt === null ? fill(CALENDAR_ENDS, { last: WORKING_DAYS_KNOWN.through }, language) : undefined,
  ].filter((note) => note !== undefined);
  return {
    ...deadline,
    name: policy?.name[language] ?? deadline.kind,
    notes,
    source: policy?.source ?? null,
  };
}
