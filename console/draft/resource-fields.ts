/** What can be filled in of domains and of servers. */
import { CHOICES, FIELD_HINTS, FIELDS } from '../texts/fields.ts';
import type { FieldSpec } from './fields.ts';

const BILLING = [
  { id: 'yearly-monthly', name: CHOICES.yearly },
  { id: 'pay-per-use', name: CHOICES.perUse },
];

export const DOMAIN_FIELDS: readonly FieldSpec[] = [
  {
    facts: ['domain.name', 'domain.tld', 'website.domains'],
    path: ['name'],
    label: FIELDS.domainName,
    control: 'text',
    always: true,
  },
  {
    facts: ['domain.registrant'],
    path: ['registrant', 'name'],
    label: FIELDS.registrant,
    control: 'text',
    always: true,
  },
  {
    facts: ['domain.registrar'],
    path: ['registrar', 'name'],
    label: FIELDS.registrar,
    control: 'text',
    always: true,
  },
  {
    facts: ['domain.expiresOn'],
    path: ['expiresOn'],
    label: FIELDS.domainExpires,
    hint: FIELD_HINTS.day,
    control: 'day',
    always: true,
  },
  {
    facts: ['domain.realName'],
    path: ['realName', 'verified'],
    label: FIELDS.realName,
    control: 'yes-no',
    always: true,
  },
  {
    facts: [],
    path: ['realName', 'verifiedOn'],
    label: FIELDS.realNameOn,
    hint: FIELD_HINTS.day,
    control: 'day',
    always: true,
  },
  {
    facts: ['domain.statuses'],
    path: ['statuses'],
    label: FIELDS.statuses,
    hint: FIELD_HINTS.statuses,
    control: 'lines',
  },
  { facts: ['domain.resolves'], path: ['resolves'], label: FIELDS.resolves, control: 'yes-no' },
];

export const SERVER_FIELDS: readonly FieldSpec[] = [
  { facts: ['server.id'], path: ['id'], label: FIELDS.serverId, control: 'text', always: true },
  {
    facts: ['server.product'],
    path: ['product'],
    label: FIELDS.product,
    control: { choices: 'products' },
    always: true,
  },
  {
    facts: ['server.region'],
    path: ['region'],
    label: FIELDS.region,
    control: { choices: 'regions' },
    always: true,
  },
  {
    facts: ['server.billingMode'],
    path: ['billingMode'],
    label: FIELDS.billing,
    control: { options: BILLING },
    always: true,
  },
  {
    facts: [],
    path: ['subscription', 'startsOn'],
    label: FIELDS.startsOn,
    hint: FIELD_HINTS.day,
    control: 'day',
    always: true,
  },
  {
    facts: ['server.subscription'],
    path: ['subscription', 'expiresOn'],
    label: FIELDS.expiresOn,
    hint: FIELD_HINTS.day,
    control: 'day',
    always: true,
  },
  { facts: ['server.eip'], path: ['eip'], label: FIELDS.eip, control: 'eip', always: true },
  {
    facts: ['server.filingsUsed', 'server.codesIssued'],
    path: ['filingsUsed'],
    label: FIELDS.filingsUsed,
    control: 'number',
    always: true,
  },
  {
    facts: ['verification.addresses'],
    path: ['alsoServes'],
    label: FIELDS.alsoServes,
    hint: FIELD_HINTS.oneALine,
    control: 'lines',
  },
];
