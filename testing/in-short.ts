/** Answers as lines that a person can review: one for a finding, one for whatever is short. */

type Answer = { statusCode: number; headers: Record<string, string>; body: unknown };
type Finding = { rule: string; subject: { kind: string; id: string }; outcome: string; message: string };

const SHORT = 150;

/** An answer in lines: status and headers, an empty line, the body. */
export function answerInShort({ statusCode, headers, body }: Answer): string {
  const head = [
    `status: ${statusCode}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return `${head.join('\n')}\n\n${inShort(body)}`;
}

/** Any value in lines. Of a catalogue's hash, which every rule changes, only that it is there. */
export function inShort(value: unknown): string {
  return `${membersOf(value, '').join('\n')}\n`;
}

function membersOf(value: unknown, indent: string): string[] {
  if (typeof value !== 'object' || value === null) return [`${indent}${JSON.stringify(value)}`];
  return Object.entries(value).flatMap(([name, member]) =>
    linesOf(Array.isArray(value) ? '-' : `${name}:`, name === 'catalogue' ? '…' : member, indent),
  );
}

function linesOf(name: string, value: unknown, indent: string): string[] {
  if (isFinding(value)) return [`${indent}${name} ${findingInShort(value)}`];
  const json = JSON.stringify(value);
  const plain = typeof value !== 'object' || value === null;
  if (plain || (json.length <= SHORT && !hasFindings(value))) return [`${indent}${name} ${json}`];
  return [`${indent}${name}`, ...membersOf(value, `${indent}  `)];
}

function findingInShort({ outcome, rule, subject, message }: Finding): string {
  return `${outcome.padEnd(14)} ${rule} ${subject.kind} ${subject.id}: ${message}`;
}

function isFinding(value: unknown): value is Finding {
  return typeof value === 'object' && value !== null && 'outcome' in value && 'message' in value;
}

function hasFindings(value: unknown): boolean {
  return Array.isArray(value) && value.some(isFinding);
}
