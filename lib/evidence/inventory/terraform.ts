/** Servers, load balancers, CDN and DNS out of a plan or a state of Terraform with the huaweicloud provider. */
import { parseJson, text, texts } from '../json.ts';
import { emptyInventory, evidenceOf, type Inventory, isServed, serviceAreaOf } from './inventory.ts';
import { balancersOf } from './terraform-balancers.ts';
import { withIdsOfTheirOwn } from './terraform-ids.ts';
import { otherServers } from './terraform-others.ts';
import { type Resource, type Resources, resourcesOf } from './terraform-resources.ts';
import { bindEips, estateOf, isReadServer } from './terraform-servers.ts';

/**
 * Reads what `terraform show -json` prints of a plan or a state, or a state file. What a plan does not know yet stays
 * unknown; of a resource only the attributes named here are read, so that a state's secrets go nowhere.
 */
export function readTerraform(source: string): Inventory {
  const inventory = emptyInventory();
  const parsed = parseJson(source);
  if (!('value' in parsed)) {
    inventory.faults.push(parsed);
    return inventory;
  }
  const found = resourcesOf(parsed.value);
  inventory.otherServers = found === undefined ? [] : otherServers(found, isReadServer);
  if (found === undefined) inventory.faults.push({ reason: 'not-terraform' });
  else if (!found.resources.some(({ type }) => type.startsWith('huaweicloud_')))
    inventory.faults.push({ reason: 'no-huaweicloud-resources' });
  else collect(found, inventory);
  return inventory;
}

function collect(found: Resources, inventory: Inventory): void {
  const estate = estateOf(found, inventory);
  bindEips(estate, inventory);
  const { servers, faults } = withIdsOfTheirOwn(estate.servers);
  inventory.servers = servers;
  inventory.faults.push(...faults);
  inventory.balancers = balancersOf(estate, inventory);
  for (const resource of estate.of('cdn_domain')) addCdn(resource, inventory);
  for (const resource of estate.of('dns_recordset')) addRecords(resource, inventory);
}

function addCdn({ address: place, values }: Resource, { cdn, evidence }: Inventory): void {
  const host = text(values.name);
  if (host === undefined || !isServed(text(values.domain_status))) return;
  const serviceArea = serviceAreaOf(text(values.service_area));
  const cname = text(values.cname);
  cdn.push({ host, place, ...(serviceArea && { serviceArea }), ...(cname && { cname }) });
  evidenceOf('terraform', evidence)(
    'routing.cdn.serviceArea',
    { id: host, place },
    serviceArea,
    values.service_area,
  );
}

function addRecords({ address: place, values, isUnknown }: Resource, { records, evidence }: Inventory): void {
  const [host, type] = [text(values.name)?.replace(/\.$/, ''), text(values.type)];
  if (host === undefined || (type !== 'A' && type !== 'AAAA' && type !== 'CNAME')) return;
  if (isUnknown('status') || text(values.status)?.toUpperCase() === 'DISABLE') return;
  const tell = evidenceOf('terraform', evidence);
  for (const value of texts(values.records)) {
    records.push({ host, place, type, value: value.replace(/\.$/, '') });
    tell('routing.dns', { id: host, place }, { type, value }, value);
  }
}
