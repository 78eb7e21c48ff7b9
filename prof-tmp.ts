import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readConfig } from './lib/config.ts';
import { revalidate } from './lib/revalidate/run.ts';
import { createServices } from './lib/services.ts';
import { localEnvironment } from './scripts/local/environment.ts';
import { localKey } from './scripts/local/keys.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from './scripts/local/table.ts';
import { seedRecords } from './bench/seed.ts';
import { bareLoop } from './bench/revalidate.ts';
const child = fork('./bench/table-process.ts'); const [endpoint] = await once(child,'message');
Object.assign(process.env,{AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId, AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey});
const key = await localKey(mkdtempSync('/tmp/k-'));
const clock={now:Date.parse('2027-01-01T00:00:00Z')};
const services={...createServices(readConfig(localEnvironment(String(endpoint),key))), now:()=>clock.now, log:()=>{}};
const client=new DynamoDBClient({endpoint:String(endpoint),region:LOCAL_REGION,credentials:LOCAL_CREDENTIALS});
await seedRecords(services.tableFor(1e8),{records:2000,due:2000,at:clock.now});
for (let r=0;r<4;r++) for (const [n,f] of [['floor',()=>bareLoop(client,clock.now)],['ours',()=>revalidate({at:clock.now,asOf:null,shards:undefined,remainingMs:()=>1e9},services)]] as const){
 clock.now+=31*86400000; const c=process.cpuUsage(); const s=performance.now(); const {due}=await f(); const d=process.cpuUsage(c);
 console.log(n,due,((d.user+d.system)/due).toFixed(0),'us cpu/record', (due/((performance.now()-s)/1000)).toFixed(0),'/s');
}
child.disconnect(); client.destroy();
