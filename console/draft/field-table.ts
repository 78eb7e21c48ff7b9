/** Every fact that can be filled in, part by part. */
import { CHOICES, FIELD_HINTS, FIELDS } from '../texts/fields.ts';
import type { FieldSpec, Part } from './fields.ts';
import { DOMAIN_FIELDS, SERVER_FIELDS } from './resource-fields.ts';

const SERVICE_CONTENT = [
  { id: 'blog', name: CHOICES.blog },
  { id: 'other', name: CHOICES.other },
  { id: 'listed', name: CHOICES.listed },
];

/** In the order in which they are shown. Of the entity the path begins at the body, of others at the part itself. */
export const FIELDS_OF: { readonly [P in Part]: readonly FieldSpec[] } = {
  entity: [
    {
      facts: ['entity.name'],
      path: ['entity', 'name'],
      label: FIELDS.entityName,
      control: 'text',
      always: true,
    },
    {
      facts: ['entity.kind'],
      path: ['entity', 'kind'],
      label: FIELDS.entityKind,
      control: { choices: 'entityKinds' },
      always: true,
    },
    {
      facts: ['entity.province'],
      path: ['entity', 'province'],
      label: FIELDS.province,
      control: { choices: 'provinces' },
      always: true,
    },
    {
      facts: [],
      path: ['entity', 'certificate', 'kind'],
      label: FIELDS.certificateKind,
      control: { choices: 'certificateKinds' },
      always: true,
    },
    {
      facts: ['entity.certificate'],
      path: ['entity', 'certificate', 'number'],
      label: FIELDS.certificateNumber,
      hint: FIELD_HINTS.number,
      control: 'text',
      always: true,
    },
    { facts: ['account.filedEntity'], path: ['account'], label: FIELDS.filedEntity, control: 'filed-entity' },
    {
      facts: ['entity.filedServices'],
      path: ['entity', 'filedServices'],
      label: FIELDS.filedServices,
      control: 'number',
    },
  ],
  website: [
    { facts: ['website.name'], path: ['name'], label: FIELDS.websiteName, control: 'text', always: true },
    {
      facts: ['website.content.lawful'],
      path: ['content', 'lawful'],
      label: FIELDS.lawful,
      control: 'yes-no',
    },
    {
      facts: ['website.content.industries'],
      path: ['content', 'industries'],
      label: FIELDS.industries,
      control: 'industries',
    },
    {
      facts: ['website.content.approvals'],
      path: ['content', 'approvals'],
      label: FIELDS.approvals,
      control: 'approvals',
    },
    {
      facts: ['website.content.notInvolved'],
      path: ['content', 'notInvolved'],
      label: FIELDS.notInvolved,
      control: 'industries',
    },
    {
      facts: ['website.content.aboutEnterpriseOrIndustry'],
      path: ['content', 'aboutEnterpriseOrIndustry'],
      label: FIELDS.aboutEnterprise,
      control: 'yes-no',
    },
    {
      facts: ['website.content.serviceContent'],
      path: ['content', 'serviceContent'],
      label: FIELDS.serviceContent,
      control: { options: SERVICE_CONTENT },
    },
    {
      facts: ['website.content.description'],
      path: ['content', 'description'],
      label: FIELDS.description,
      control: 'area',
    },
    { facts: ['website.footerHtml'], path: ['footerHtml'], label: FIELDS.footer, control: 'area' },
  ],
  domain: DOMAIN_FIELDS,
  server: SERVER_FIELDS,
};
