import { describe, expect, it } from 'vitest';
import { readHuawei } from '../../lib/evidence/inventory/huawei.ts';
import { readTerraform } from '../../lib/evidence/inventory/terraform.ts';
import { parseJson } from '../../lib/evidence/json.ts';
import { readRdap } from '../../lib/evidence/rdap.ts';
import { readWhois } from '../../lib/evidence/whois.ts';

const DEEP = 50_000;
const asked = { name: 'a.cn', source: 'rdap', address: 'x' } as const;

describe('JSON that lies deep in itself', () => {
  it.each([
    ['lists', `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`, { line: 1, column: 201 }],
    ['objects', `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`, { line: 1, column: 1001 }],
    ['on lines of their own', '[\n'.repeat(DEEP), { line: 201, column: 1 }],
    ['never closed', '{"a":['.repeat(DEEP), { line: 1, column: 601 }],
    ['after brackets in a text', `{"\\"[[":${'['.repeat(DEEP)}`, { line: 1, column: 208 }],
  ])('%s: is refused where it is too deep', (_, json, place) => {
    const fault = { reason: 'too-deep', ...place };
    expect(parseJson(json)).toEqual(fault);
    expect(readTerraform(json).faults).toEqual([fault]);
    expect(readHuawei([json, '{"servers":[]}']).faults).toEqual([fault]);
  });

  it.each([
    ['a text over two lines', `["\n",\n"\n${'['.repeat(DEEP)}`, { line: 1, column: 2 }],
    ['a remark', `[/*"*/${'['.repeat(DEEP)}`, { line: 1, column: 2 }],
    ['brackets too many', `${']'.repeat(DEEP)}${'['.repeat(DEEP)}`, { line: 1, column: 1 }],
  ])('behind %s: is no JSON from there', (_, json, place) => {
    expect(parseJson(json)).toEqual({ reason: 'not-json', ...place });
  });

  it('is read up to the bound, whatever stands in its texts', () => {
    const value = { '[[{{\\': '"{['.repeat(DEEP), b: [1, { c: ']' }] };
    expect(parseJson(JSON.stringify(value))).toEqual({ value });
    expect('value' in parseJson(`${'['.repeat(200)}${']'.repeat(200)}`)).toBe(true);
  });
});

it('reads more servers and addresses than a call takes arguments', () => {
  const count = 130_000;
  const many = (item: (index: number) => object) => Array.from({ length: count }, (_, index) => item(index));
  const documents = [
    { servers: many((index) => ({ id: `s${index % 3}` })) },
    { publicips: many(() => ({})) },
    { loadbalancers: [], members: many(() => ({})) },
  ];
  expect(readHuawei(documents.map((each) => JSON.stringify(each))).servers).toHaveLength(3);
});

it('follows each reference of a plan once, however its modules branch', () => {
  const output = (name: string, at: number) => ({
    expression: { references: [0, 1].map((each) => `module.m.${name}${at + each}`) },
  });
  const leaf = { expression: { references: ['huaweicloud_vpc_eip.a'] } };
  let module: object = { outputs: { o0: leaf, o1: leaf, o2: leaf } };
  for (let level = 0; level < 28; level += 1)
    module = {
      module_calls: { m: { module } },
      outputs: { o0: output('o', 0), o1: output('o', 1), o2: output('o', 0) },
    };
  const server = {
    address: 'huaweicloud_compute_eip_associate.a',
    type: 'huaweicloud_compute_eip_associate',
    values: {},
  };
  const instance = {
    address: 'huaweicloud_compute_instance.a',
    type: 'huaweicloud_compute_instance',
    values: { id: 'i' },
  };
  const plan = {
    planned_values: { root_module: { resources: [server, instance] } },
    configuration: {
      root_module: {
        module_calls: { m: { module } },
        resources: [{ address: server.address, expressions: { public_ip: { references: ['module.m.o0'] } } }],
      },
    },
  };
  expect(readTerraform(JSON.stringify(plan)).servers).toHaveLength(1);
});

it('reads RDAP that holds lists of any length, and WHOIS of any length', () => {
  const many = Array.from({ length: 150_000 }, () => 'active');
  const told = readRdap(
    { objectClassName: 'domain', ldhName: 'a.cn', status: many, events: many },
    200,
    asked,
  );
  expect(told.kind).toBe('registered');
  expect(readWhois('Domain Status: ok\n'.repeat(150_000), { ...asked, source: 'whois' }).kind).toBe('failed');
});
