/** Items and conditions as DynamoDB attributes and expressions. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Condition, Item, Update, Value } from './table.ts';

export type Attributes = Record<string, AttributeValue>;

/** Gathers the names and values that an expression refers to. */
type Placeholders = { names: Map<string, string>; values: Attributes };

/** Names and values of one request, as its expressions speak of them. */
export function newPlaceholders(): Placeholders {
  return { names: new Map(), values: {} };
}

/** The members of a command that the placeholders fill; none that would be empty, which tables refuse. */
export function placeholderMembers({ names, values }: Placeholders) {
  return {
    ...(names.size === 0
      ? {}
      : {
          ExpressionAttributeNames: Object.fromEntries(
            [...names].map(([name, placeholder]) => [placeholder, name]),
          ),
        }),
    ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
  };
}

/** A condition as an expression of DynamoDB; its names and values are added to the placeholders. */
export function conditionText(condition: Condition, placeholders: Placeholders): string {
  switch (condition.kind) {
    case 'absent':
      return `attribute_not_exists(${nameOf(condition.attribute, placeholders)})`;
    case 'present':
      return `attribute_exists(${nameOf(condition.attribute, placeholders)})`;
    case 'compare':
      return `${nameOf(condition.attribute, placeholders)} ${condition.is} ${placeholderFor(condition.value, placeholders)}`;
    case 'compare-attributes':
      return `${nameOf(condition.attribute, placeholders)} ${condition.is} ${nameOf(condition.other, placeholders)}`;
    case 'all':
      return condition.of.map((each) => partText(each, 'any', placeholders)).join(' AND ');
    case 'any':
      return condition.of.map((each) => partText(each, 'all', placeholders)).join(' OR ');
  }
}

/** The members of a command that a condition of its own fills; none without one. */
export function conditionMembers(condition: Condition | undefined) {
  if (condition === undefined) return {};
  const placeholders = newPlaceholders();
  return { ConditionExpression: conditionText(condition, placeholders), ...placeholderMembers(placeholders) };
}

/** A part of a compound condition, in brackets only where it is of the other kind: a parser's time grows with each pair. */
function partText(part: Condition, other: 'all' | 'any', placeholders: Placeholders): string {
  const text = conditionText(part, placeholders);
  return part.kind === other ? `(${text})` : text;
}

/** An update expression. Throws if the update changes nothing: tables refuse an empty one. */
export function updateText({ set = {}, add = {}, remove = [] }: Update, placeholders: Placeholders): string {
  const parts = [
    clause(
      'SET',
      Object.entries(set).map(
        ([name, value]) => `${nameOf(name, placeholders)} = ${placeholderFor(value, placeholders)}`,
      ),
    ),
    clause(
      'ADD',
      Object.entries(add).map(
        ([name, value]) => `${nameOf(name, placeholders)} ${placeholderFor(value, placeholders)}`,
      ),
    ),
    clause(
      'REMOVE',
      remove.map((name) => nameOf(name, placeholders)),
    ),
  ].filter((part) => part !== '');
  if (parts.length === 0) throw new Error('update: expected something to set, add or remove');
  return parts.join(' ');
}

function clause(word: string, parts: readonly string[]): string {
  return parts.length === 0 ? '' : `${word} ${parts.join(', ')}`;
}

/** An item in the form that the SDK takes. */
export function attributesOf(item: Item): Attributes {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, attributeOf(value)]));
}

/** An item from the form that the SDK gives. */
export function itemOf(attributes: Attributes): Item {
  const item: Record<string, Value> = {};
  for (const [name, { S, N, B }] of Object.entries(attributes)) {
    const value = S ?? B ?? (N === undefined ? undefined : Number(N));
    if (value !== undefined) item[name] = value;
  }
  return item;
}

function attributeOf(value: Value): AttributeValue {
  if (typeof value === 'string') return { S: value };
  return typeof value === 'number' ? { N: String(value) } : { B: value };
}

function nameOf(name: string, { names }: Placeholders): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const placeholder = `#n${names.size}`;
  names.set(name, placeholder);
  return placeholder;
}

function placeholderFor(value: Value, { values }: Placeholders): string {
  const placeholder = `:v${Object.keys(values).length}`;
  values[placeholder] = attributeOf(value);
  return placeholder;
}
