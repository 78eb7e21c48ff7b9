/**
 * Whether each role of a stack allows exactly what its function needs. What that is, is declared in
 * deploy/table-actions.yml; a test holds that the functions do all of it and nothing else.
 */
import type { Account, Role } from './account.ts';

const TRUST = JSON.stringify([
  { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } },
]);
/** What a statement may say: one that says anything else is told of, whatever it does. */
const SAID = ['Effect', 'Action', 'Resource', 'Sid'];

/** `tableActions`: lines of deploy/table-actions.yml, `Query gsi1`. The others are ARNs. */
export type Need = {
  tableActions: readonly string[];
  table: string;
  logGroup: string;
  failures: string | undefined;
};

/** `dynamodb:Query on arn:…`: what a function needs, each action with what it is on. */
export function neededBy({ tableActions, table, logGroup, failures }: Need): string[] {
  return [
    ...['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => `${action} on ${logGroup}`),
    ...tableActions.map((each) => {
      const [action, index] = each.split(' ');
      return `dynamodb:${action} on ${table}${index === undefined ? '' : `/index/${index}`}`;
    }),
    ...(failures === undefined ? [] : [`sqs:SendMessage on ${failures}`]),
  ];
}

/** What a role allows that is not needed, what it lacks, and what it says beside that; one line each. */
export function roleFaults(role: Role, needed: readonly string[]): string[] {
  const statements = role.policies.flatMap(({ Statement }) => Statement);
  const granted = statements.flatMap(permissionsOf);
  return [
    ...granted.filter((each) => !needed.includes(each)).map((each) => `may ${each}, and need not`),
    ...needed.filter((each) => !granted.includes(each)).map((each) => `may not ${each}, and needs to`),
    ...role.attached.map((each) => `has the policy ${each} attached`),
    ...statements.flatMap(oddities),
    ...(sorted(role.trust.Statement) === TRUST
      ? []
      : [`is for others than Lambda: ${JSON.stringify(role.trust.Statement)}`]),
  ];
}

/** The faults of the roles of all functions. `needOf` is asked with the name of the function, without that of the stack. */
export function faultsOfRoles(
  { functions, roles }: Account,
  prefix: string,
  needOf: (name: string) => Need,
): string[] {
  const shared = functions.length !== new Set(functions.map(({ role }) => role)).size;
  return [
    ...(shared ? ['some functions share a role'] : []),
    ...roles
      .filter(({ arn }) => !functions.some(({ role }) => role === arn))
      .map(({ arn }) => `${arn} is the role of no function`),
    ...functions.flatMap(({ name, role: arn }) => {
      const role = roles.find((each) => each.arn === arn);
      if (role === undefined) return [`${name} has no role of this stack: ${arn}`];
      const needed = neededBy(needOf(name.slice(prefix.length)));
      return roleFaults(role, needed).map((fault) => `the role of ${name} ${fault}`);
    }),
  ];
}

type Statement = Role['policies'][number]['Statement'][number];

function permissionsOf({ Effect, Action, Resource }: Statement): string[] {
  if (Effect !== 'Allow') return [];
  return listOf(Action).flatMap((action) => listOf(Resource).map((resource) => `${action} on ${resource}`));
}

function oddities(statement: Statement): string[] {
  const others = Object.keys(statement).filter((member) => !SAID.includes(member));
  return [
    ...(statement.Effect === 'Allow' ? [] : [`has a statement with the effect ${statement.Effect}`]),
    ...others.map((member) => `has a statement with ${member}: ${JSON.stringify(statement[member])}`),
  ];
}

function listOf(value: unknown): string[] {
  if (value === undefined) return [];
  return [value].flat().map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
}

function sorted(statements: readonly Statement[]): string {
  return JSON.stringify(
    statements.map((each) =>
      Object.fromEntries(Object.entries(each).sort(([one], [two]) => (one < two ? -1 : 1))),
    ),
  );
}
